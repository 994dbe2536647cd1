import { basename, join } from 'node:path';
import * as v from 'valibot';
import { contextShape, DEFAULT_CONTEXT } from '../model/context.ts';
import { parse } from '../model/parse.ts';
import { reading, writing } from './failure.ts';
import { nodeFiles } from './file-system.ts';
import { namesIn } from './files.ts';
import { refuseLinks } from './own-files.ts';
import { brokenFile, checkVersioned, SCHEMA_VERSION } from './versioned.ts';

const preferencesShape = v.strictObject({
  /** Without the default one. */
  contexts: v.array(contextShape),
  current: v.string(),
});
export type Preferences = v.InferOutput<typeof preferencesShape>;

const NONE: Preferences = { contexts: [], current: DEFAULT_CONTEXT.name };

export const preferencesPath = (home: string): string => join(home, 'config.json');

/** As long as there is no file, conf, which takes long, is not loaded. */
export async function readPreferences(home: string): Promise<Preferences> {
  const path = preferencesPath(home);
  if (!reading(home, () => namesIn(nodeFiles, home)).includes(basename(path))) return NONE;
  // conf would wait for a pipe.
  reading(path, () => nodeFiles.readFile(path));
  const Conf = await loadConf();
  const { schemaVersion, ...rest } = { schemaVersion: undefined, ...readWith(path, () => open(Conf, home).store) };
  return checkVersioned(path, schemaVersion, () => parse(preferencesShape, rest));
}

/** Only under the home's lock. Reads first, so that a file that cannot be read is not overwritten. */
export async function changePreferences(home: string, change: (old: Preferences) => Preferences): Promise<void> {
  const next = change(await readPreferences(home));
  const Conf = await loadConf();
  writing(home, () => {
    // conf writes to where a link leads.
    refuseLinks(home, preferencesPath(home));
    open(Conf, home).store = { schemaVersion: SCHEMA_VERSION, ...next };
  });
}

const loadConf = async () => (await import('conf')).default;

const open = (Conf: Awaited<ReturnType<typeof loadConf>>, cwd: string) =>
  new Conf<Record<string, unknown>>({
    cwd,
    configName: 'config',
    accessPropertiesByDotNotation: false,
    clearInvalidConfig: false,
    configFileMode: 0o600,
  });

function readWith<R>(path: string, action: () => R): R {
  try {
    return reading(path, action);
  } catch (error) {
    if (error instanceof SyntaxError) throw brokenFile(path, 'it is not JSON', error);
    throw error;
  }
}
