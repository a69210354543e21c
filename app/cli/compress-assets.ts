import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

const TEXT = /\.(js|css|svg|json|txt)$/;
/** Below this a compressed answer is hardly smaller than what surrounds it. */
const MIN_BYTES = 256;

/** Puts a .gz and a .br beside every asset worth it, as small as they get: assets are compressed once, not per request. */
export async function compressAssets(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => TEXT.test(name));
  await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      const content = await readFile(file);
      if (content.length < MIN_BYTES) return;
      const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
      await writeFile(`${file}.gz`, await toGzip(content, { level: constants.Z_BEST_COMPRESSION }));
      await writeFile(`${file}.br`, await toBrotli(content, { params: quality }));
    }),
  );
}
