import { word } from '../resources/shell-word.ts';
import { gatewaysOf, type Holder, hasUnfinishedChange, lockHolder } from '../store/occupancy.ts';
import type { Examination, ExaminedContext } from './examination.ts';
import { about, type Finding } from './finding.ts';

/** What is in the state that no command can read, or that keeps commands waiting, and who runs on it. */
export function stateContentsFindings({ home, context }: Pick<Examination, 'home' | 'context'>): Finding[] {
  if ('problem' in context) return [about('state', home).failure(context.problem, undefined)];
  return [
    ...context.faults.map(({ file, sentence }) => about('state', file).failure(sentence, undefined)),
    ...lockFindings('the list of contexts', home),
    ...lockFindings(`context ${context.name}`, context.directory),
    ...unfinished(context),
    ...gateways(context),
  ];
}

function lockFindings(subject: string, directory: string): Finding[] {
  const holder = lockHolder(directory);
  return holder === undefined ? [] : [lockFinding(subject, holder)];
}

function lockFinding(subject: string, { owner, path, life }: Holder): Finding {
  const { ok, failure } = about('state', subject);
  switch (life) {
    case 'dead':
      return ok(`A command that was killed, process id ${owner.pid}, had the lock. The next one goes on.`);
    case 'running':
      return ok(`The process with id ${owner.pid} is changing it just now.`);
    case 'elsewhere':
      return failure(
        `The process with id ${owner.pid} on the host ${owner.host} has the lock: until it ends, nothing can be changed. If it does not run any more, delete ${path}.`,
        `rm ${word(path)}`,
      );
  }
}

const unfinished = ({ name, directory }: ExaminedContext): Finding[] =>
  hasUnfinishedChange(directory)
    ? [
        about('state', `context ${name}`).ok(
          'A change is made but not carried out in full yet. The next command that changes something does that.',
        ),
      ]
    : [];

const gateways = ({ name, directory }: ExaminedContext): Finding[] =>
  gatewaysOf(directory).map(({ pid, host, path, isHere }) => {
    const { ok, warning } = about('state', `context ${name}`);
    if (isHere) return ok(`A gateway runs, process id ${pid}. It is told of every change.`);
    return warning(
      `A gateway with process id ${pid} on the host ${host} cannot be told of changes from here. Restart it after one, or delete ${path} if it does not run any more.`,
      undefined,
    );
  });
