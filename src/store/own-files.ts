import { lstatSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { type FileSystem, nodeFiles } from './file-system.ts';

/**
 * The files below a folder of state. What changes them goes through no symbolic link in there, which may lead to
 * anybody's files; the folder itself may be one, as people move their configuration about.
 */
export function filesIn(root: string): FileSystem {
  const own = (path: string): string => {
    refuseLinks(root, dirname(path));
    return path;
  };
  return {
    ...nodeFiles,
    makeFolder: path => nodeFiles.makeFolder(own(path)),
    createFile: path => nodeFiles.createFile(own(path)),
    link: (from, to) => nodeFiles.link(own(from), own(to)),
    rename: (from, to) => nodeFiles.rename(own(from), own(to)),
    remove: path => nodeFiles.remove(own(path)),
  };
}

/** Fails as the system does that is told to follow no link, where one stands between the folder and the path, or is the path. */
export function refuseLinks(root: string, path: string): void {
  let place = root;
  for (const name of relative(root, path).split(sep)) {
    place = join(place, name);
    if (place === root || lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() !== true) continue;
    throw Object.assign(new Error(`ELOOP: a symbolic link, '${place}'`), { code: 'ELOOP', path: place });
  }
}
