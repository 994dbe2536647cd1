import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import { UserError } from '../errors.ts';

const NAME = 'apim';

/** APIM_HOME, else the platform's folder. Throws UserError where that is not absolute. */
export const homeDirectory = (env: NodeJS.ProcessEnv): string =>
  env.APIM_HOME
    ? absolute(process.platform, 'APIM_HOME', env.APIM_HOME)
    : configFolder(process.platform, env, homedir());

/**
 * The platform's folder for configuration, the same that conf would choose; computed here, since conf takes long to load.
 * https://github.com/sindresorhus/env-paths. An empty variable counts as absent.
 */
export function configFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string {
  if (platform === 'darwin') return posix.join(absolute(platform, 'HOME', home), 'Library', 'Preferences', NAME);
  if (platform === 'win32') return win32.join(roaming(env, home), NAME, 'Config');
  if (env.XDG_CONFIG_HOME) return posix.join(absolute(platform, 'XDG_CONFIG_HOME', env.XDG_CONFIG_HOME), NAME);
  return posix.join(absolute(platform, 'HOME', home), '.config', NAME);
}

const roaming = ({ APPDATA }: NodeJS.ProcessEnv, home: string): string =>
  APPDATA
    ? absolute('win32', 'APPDATA', APPDATA)
    : win32.join(absolute('win32', 'USERPROFILE', home), 'AppData', 'Roaming');

/** Else private keys would land in whatever folder a command is run in, maybe in somebody's repository. */
function absolute(platform: NodeJS.Platform, variable: string, folder: string): string {
  if ((platform === 'win32' ? win32 : posix).isAbsolute(folder)) return folder;
  const what = folder === '' ? 'is empty' : `is '${folder}', which is no absolute path`;
  throw new UserError(
    'EnvironmentError',
    `The environment variable ${variable} ${what}: state and private keys would land in the folder in which a command is run. Set it to an absolute path, or name the folder of the state with --home.`,
  );
}
