import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Api } from '../../src/model/api.ts';
import { DEFAULT_CONTEXT } from '../../src/model/context.ts';
import { openHome } from '../../src/store/home.ts';
import type { Store } from '../../src/store/store.ts';
import { type Session, startSession } from '../cli/session.ts';

export interface Importing extends Session {
  readonly store: Store;
  /** As it is kept. */
  api(id: string): Api;
}

/** Commands in a folder that has these files. */
export async function importing(t: TestContext, files: Readonly<Record<string, string>>): Promise<Importing> {
  const session = await startSession(t);
  for (const [name, text] of Object.entries(files)) await writeFile(join(session.cwd, name), text);
  const store = openHome(session.home).store(DEFAULT_CONTEXT, () => undefined);
  const api = (id: string): Api => {
    const found = store.apis.get(id);
    if (found === undefined) throw new Error(`There is no API ${id}.`);
    return found;
  };
  return { ...session, store, api };
}

/** A document of OpenAPI 3.0 with these lines below its head, which has three. */
export const documentOf = (...lines: readonly string[]): string =>
  ['openapi: 3.0.1', 'info:', '  title: T', ...lines, ''].join('\n');
