import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { diagnose, type Problem } from '../compile/problems.ts';
import { parseYamlFile, type YamlBlock } from '../compile/yaml.ts';
import { namesOf, type NamedList } from '../core/model/named.ts';
import type { Diagnostic } from '../core/model/report.ts';
import { sayCause } from '../core/model/system-error.ts';
import { foldName } from '../core/model/text.ts';

/** A file of the archive that lists things by their ids. */
export type ListFile<List extends NamedList> = {
  file: string;
  /** The rule under which mistakes of names are told. */
  rule: string;
  schema: z.ZodType<List>;
  /** What else can be wrong with it. */
  findMore?: (list: List, block: YamlBlock) => Problem[];
};

/** Reads such a file as far as it is right; without a list where there is no file. Mistakes are data and stop nothing. */
export async function readNamedList<List extends NamedList>(
  folder: string,
  show: (file: string) => string,
  { file, rule, schema, findMore }: ListFile<List>,
): Promise<{ list?: List; diagnostics: Diagnostic[] }> {
  let bytes: Uint8Array;
  try {
    const path = join(folder, file);
    const stats = await stat(path);
    // Reading a pipe would wait for ever, and the list of files tells of it.
    if (!stats.isFile() && !stats.isDirectory()) return { diagnostics: [] };
    bytes = await readFile(path);
  } catch (error) {
    const { code = 'unknown cause' } = error as NodeJS.ErrnoException;
    return { diagnostics: code === 'ENOENT' ? [] : [unreadable(code, show(file))] };
  }
  const { data, block, diagnostics } = parseYamlFile(bytes, show(file), schema);
  if (block === undefined) return { ...(data && { list: data }), diagnostics };
  const list = data ?? salvage(block.data, schema);
  const faults = [...(findMore?.(list, block) ?? []), ...findSharedNames(list, block, rule)];
  return { list, diagnostics: [...diagnostics, ...faults.map((fault) => diagnose(fault, show(file)))] };
}

/** The things of a file in which some are wrong: these by their ids alone, so that reports can be checked all the same. */
function salvage<List extends NamedList>(data: unknown, schema: z.ZodType<List>): List {
  const things = Object.entries<unknown>(typeof data === 'object' && data !== null ? { ...data } : {});
  const read = things.map(([id, value]) => {
    const whole = schema.safeParse({ [id]: value });
    return whole.success ? whole : schema.safeParse({ [id]: { label: { en: id } } });
  });
  return Object.fromEntries(read.flatMap((one) => (one.success ? Object.entries(one.data) : []))) as List;
}

/** Names by which nobody finds a thing, since another one has them too. */
function findSharedNames(list: NamedList, { locate }: YamlBlock, rule: string): Problem[] {
  const owners = Map.groupBy(
    Object.keys(list).flatMap((id) => namesOf(id, list).map((name) => ({ id, name: foldName(name) }))),
    ({ name }) => name,
  );
  return Object.entries(list).flatMap(([id, { aliases }]) =>
    aliases.flatMap((alias, index): Problem[] => {
      const other = owners.get(foldName(alias))?.find((owner) => owner.id !== id)?.id;
      if (other === undefined) return [];
      return [
        {
          rule,
          level: 'warning',
          message: `The alias \`${alias}\` of \`${id}\` is a name of \`${other}\` too, so nobody finds \`${id}\` by it.`,
          hint: 'Keep it with the one that it means, and remove it from the other one.',
          range: locate([id, 'aliases', index]),
        },
      ];
    }),
  );
}

function unreadable(code: string, file: string): Diagnostic {
  return {
    rule: 'file-encoding',
    level: 'error',
    message: `The file cannot be read: ${sayCause(code).because}.`,
    hint: sayCause(code).advice,
    file,
  };
}
