import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface TextDocument {
  readonly name: string;
  readonly text: string;
}

const NAMES = /\.(xml|policy|cshtml|md|bicep|tf|tfvars|tftpl|tpl|json|cs|txt)$/;
const LONGEST = 2_000_000;

/** All text files of a folder, or of a commit (the newest, unless it is given) of a git directory. */
export function documentsIn(place: string, commit: string | undefined): readonly TextDocument[] {
  return existsSync(join(place, 'objects')) ? ofGit(place, commit ?? 'HEAD') : ofFolder(place);
}

const ofFolder = (folder: string): readonly TextDocument[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => NAMES.test(name) && statSync(join(folder, name)).size < LONGEST)
    .toSorted()
    .map(name => ({ name, text: withoutMark(readFileSync(join(folder, name), 'utf8')) }));

function ofGit(directory: string, commit: string): readonly TextDocument[] {
  const git = (...words: readonly string[]): string =>
    execFileSync('git', ['--git-dir', directory, ...words], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return git('ls-tree', '-r', '-l', '-z', commit)
    .split('\0')
    .map(row => /^\d+ blob (\w+) +(\d+)\t(.*)$/s.exec(row))
    .flatMap(found => {
      const [, blob = '', size = '', name = ''] = found ?? [];
      return NAMES.test(name) && Number(size) < LONGEST ? [{ name, text: withoutMark(git('show', blob)) }] : [];
    });
}

const withoutMark = (text: string): string => text.replace(/^\ufeff/, '');
