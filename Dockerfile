# Cairn in a container. docs/operating.md says how to run it.

# Debian with compilers: better-sqlite3 is built from source where no binary of it can be fetched.
FROM node:24-bookworm AS build
WORKDIR /cairn
COPY package.json package-lock.json .npmrc ./
RUN npm install --omit=dev
COPY . .
RUN node app/cli/cairn.mjs prepare
# What only the build needs; the server runs without it.
RUN npm uninstall --no-save --omit=dev \
      prisma typescript vite tailwindcss @tailwindcss/vite \
      @remix-run/dev @remix-run/route-config

# The same Debian, without compilers.
FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /cairn
RUN mkdir --mode=700 /data && chown node:node /data
COPY --from=build /cairn ./
USER node
VOLUME /data
EXPOSE 3000
# Whether the process lives. A database that is gone is no reason to restart it: balancers ask /readyz.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "app/cli/cairn.mjs", "start"]
