import { dirname, join } from 'node:path';
import { fileName } from './file-name.ts';

export const contextFolder = (home: string, name: string): string => join(home, 'contexts', fileName(name));

/** The home that a context's folder is in. */
export const homeOf = (folder: string): string => dirname(dirname(folder));
