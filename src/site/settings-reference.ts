import { buildJsonSchemas } from '../../schemas/json-schema.ts';

/** One setting as a reader looks it up. */
export type SettingFacts = {
  /** `logo.light`; `footer.links[].label` for what stands in a list. */
  path: string;
  /** Its line of documentation, in English. */
  description: string;
  /** The words of a closed list; else empty. */
  values: string[];
  /** What stands in for it, as JSON; undefined where nothing does. */
  standard?: string;
  isNeeded: boolean;
};

type Node = {
  type?: string;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  items?: Node;
  properties?: Record<string, Node>;
  required?: string[];
};

/** Every setting of precedent.config.ts in the order of the schema, made from it, so that none can be missing. */
export function listSettings(): SettingFacts[] {
  return fieldsOf(buildJsonSchemas()['settings.json'] as Node, '');
}

function fieldsOf(node: Node, before: string): SettingFacts[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, field]): SettingFacts[] => {
    const path = `${before}${name}`;
    const words = field.enum ?? field.items?.enum ?? [];
    const inner =
      field.items === undefined ? fieldsOf(field, `${path}.`) : fieldsOf(field.items, `${path}[].`);
    // A group says its defaults itself, one by one.
    const standard = typeof field.default === 'object' ? undefined : field.default;
    return [
      {
        path,
        description: field.description ?? '',
        values: words.map(String),
        ...(standard === undefined ? {} : { standard: JSON.stringify(standard) }),
        isNeeded: node.required?.includes(name) === true,
      },
      ...inner,
    ];
  });
}
