import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildJsonSchemas } from '../../schemas/json-schema.ts';
import { findReportFiles } from '../archive/files.ts';
import { PROJECT_ROOT } from '../archive/places.ts';
import { writeOwnFile } from '../archive/write.ts';

/** Names our schema for the language server; Astro writes files of its own for the collection `incidents`. */
const NAME = 'report';

/**
 * Writes what the language server of Astro reads to complete and explain front matter: the schema, and which files
 * follow it. It looks into `.astro/collections` of the folder that the editor has opened; the reports may lie
 * elsewhere. Every schema of the contract lies beside it for other editors. Files that say the same already are left
 * alone, so that the editor does not load them anew.
 */
export async function writeEditorFiles(
  incidents: string,
  folder = join(PROJECT_ROOT, '.astro'),
): Promise<void> {
  const { reports } = await findReportFiles(incidents);
  const entries = Object.fromEntries(reports.map((file) => [addressOf(join(incidents, file)), NAME]));
  const target = join(folder, 'collections');
  writeJson(join(target, `${NAME}.schema.json`), buildJsonSchemas()['incident.json']);
  writeJson(join(target, 'collections.json'), {
    collections: [{ hasSchema: true, name: NAME }],
    entries,
  });
  const schemas = join(folder, 'schemas');
  for (const [name, schema] of Object.entries(buildJsonSchemas())) writeJson(join(schemas, name), schema);
}

/** As the language server spells it: decoded, in lower case. */
function addressOf(path: string): string {
  return decodeURIComponent(pathToFileURL(path).href).toLowerCase();
}

function writeJson(path: string, content: unknown): void {
  writeOwnFile(path, `${JSON.stringify(content, null, 2)}\n`);
}
