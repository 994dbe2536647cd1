import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, PROGRAM, wallTime } from './measure.ts';
import type { Row } from './table.ts';

const OPERATIONS = 3000;
const BYTES = 5 * 1024 * 1024;

/** A document of 5 MiB: operations of two a path, each with parameters, a body and responses, and a schema for each path. */
function document(): string {
  const paths: Record<string, unknown> = {};
  const schemas: Record<string, unknown> = {};
  for (let index = 0; index < OPERATIONS / 2; index += 1) {
    const reference = { $ref: `#/components/schemas/Thing${index}` };
    schemas[`Thing${index}`] = schema(index);
    paths[`/group${index % 50}/things${index}/{id}`] = {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
      get: operation(`getThing${index}`, reference),
      put: { ...operation(`putThing${index}`, reference), requestBody: { content: json(reference) } },
    };
  }
  const whole = { openapi: '3.0.3', info: { title: 'Bench', version: '1' }, paths, components: { schemas } };
  const missing = BYTES - JSON.stringify(whole).length;
  return JSON.stringify({ ...whole, info: { ...whole.info, description: 'd'.repeat(Math.max(missing, 0)) } });
}

const json = (schema: object): object => ({ 'application/json': { schema } });

const operation = (operationId: string, reference: object): object => ({
  operationId,
  summary: `What ${operationId} does`,
  description: `A sentence or two on what ${operationId} does. `.repeat(16),
  tags: ['things'],
  parameters: [
    { name: 'limit', in: 'query', schema: { type: 'integer', default: 10 } },
    { name: 'sort', in: 'query', schema: { type: 'string', enum: ['up', 'down'] } },
  ],
  responses: {
    200: { description: 'What there is.', content: json({ type: 'array', items: reference }) },
    404: { description: 'There is none.', content: json(reference) },
  },
});

const schema = (index: number): object => ({
  type: 'object',
  required: ['name'],
  properties: Object.fromEntries(
    Array.from({ length: 12 }, (_, member) => [
      `member${member}`,
      member === 0
        ? { $ref: `#/components/schemas/Thing${(index + 1) % (OPERATIONS / 2)}` }
        : { type: 'string', maxLength: 40 },
    ]),
  ),
});

/** What importing a large document costs, the whole command. */
export async function importRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'apim-bench-'));
  try {
    const file = join(folder, 'openapi.json');
    const text = document();
    writeFileSync(file, text);
    const times = [1, 2, 3].map(run =>
      wallTime(join(folder, `home-${run}`), [PROGRAM, 'api', 'import', file, '--id', 'bench', '--path', 'bench']),
    );
    const time = median(times);
    const size = (text.length / 1024 / 1024).toFixed(1);
    return [
      {
        what: `api import, OpenAPI of ${size} MiB with 3,000 operations, against 5 s`,
        measured: `${time.toFixed(0)} ms`,
        ratio: time / 5000,
        reach: 1,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
