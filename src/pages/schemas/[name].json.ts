import type { APIRoute, GetStaticPaths } from 'astro';
import { buildDocumentSchemas, buildJsonSchemas } from '../../../schemas/json-schema.ts';
import { getSite } from '../../site/site.ts';

/** The JSON Schemas of the contract and of the site's own documents, for editors and for other programs. */
export const getStaticPaths = (async () => {
  const { settings } = await getSite();
  const schemas = {
    ...buildJsonSchemas(settings.fields, settings.words, settings.language),
    ...buildDocumentSchemas(),
  };
  return Object.entries(schemas).map(([name, schema]) => ({
    params: { name: name.replace(/\.json$/, '') },
    props: { schema },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ schema: unknown }> = ({ props }) =>
  new Response(`${JSON.stringify(props.schema, null, 2)}\n`, {
    headers: { 'content-type': 'application/schema+json' },
  });
