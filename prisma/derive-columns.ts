const KINDS: Record<string, string> = { String: "text", Int: "number", Boolean: "flag", DateTime: "instant" };

/** Every table's columns and of each what its value means, for statements that are written by hand. */
export function deriveColumns(schema: string): string {
  const tables = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, table, body = ""]) => {
    const columns = [...body.matchAll(/^ +(\w+) +(\w+)(\?)?(?= |$)/gm)].flatMap(([, name, type = "", optional = ""]) =>
      KINDS[type] ? [`    ${name}: "${KINDS[type]}${optional}",`] : [],
    );
    return `  ${table}: {\n${columns.join("\n")}\n  },`;
  });
  return `// Derived from prisma/schema.prisma by prisma/generate.ts: do not edit.\nexport const COLUMNS = {\n${tables.join("\n")}\n} as const;\n`;
}
