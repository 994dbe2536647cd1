import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

const NAME = 'apim';

/** The platform's folder for configuration, the same that conf would choose; computed here, since conf takes long to load. */
export const defaultHomeDirectory = (env: NodeJS.ProcessEnv): string => configFolder(process.platform, env, homedir());

/** https://github.com/sindresorhus/env-paths. An empty variable counts as absent. */
export function configFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string {
  if (platform === 'darwin') return posix.join(home, 'Library', 'Preferences', NAME);
  if (platform === 'win32') return win32.join(env.APPDATA || win32.join(home, 'AppData', 'Roaming'), NAME, 'Config');
  return posix.join(env.XDG_CONFIG_HOME || posix.join(home, '.config'), NAME);
}
