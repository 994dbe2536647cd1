import type { Option } from 'commander';
import { UserError } from '../errors.ts';
import type { ApimCommand } from './apim-command.ts';

/** What parts of a member are called in options, where that is another word. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['credentials.certificateIds', 'certificate-id'],
  ['credentials.certificate', 'certificate-thumbprint'],
  ['credentials.authorization', 'authorization-header'],
  ['credentials.header', 'header'],
  ['credentials.query', 'query'],
  ['displayName', 'name'],
  ['versioningScheme', 'scheme'],
  ['versionHeaderName', 'header-name'],
  ['versionQueryName', 'query-name'],
  ['terms', 'legal-terms'],
  ['ownerId', 'user-id'],
  ['subscriptionKeyParameterNames.header', 'subscription-key-header-name'],
  ['subscriptionKeyParameterNames.query', 'subscription-key-query-param-name'],
  ['contentType', 'schema-document-content-type'],
]);

/** Does what a command does; a member of a resource that is refused is named by the option that was typed. */
export async function namingAsTyped<R>(command: ApimCommand, work: () => R): Promise<Awaited<R>> {
  try {
    return await work();
  } catch (error) {
    const { MemberError } = await import('../model/parse.ts');
    if (!(error instanceof MemberError)) throw error;
    const typed = typedFor(command, wordsOf(error.member));
    throw typed === undefined ? error : new UserError(error.code, `${typed}: ${error.rule}`, { cause: error });
  }
}

/** `credentials.header.X-Key.0` gives `header`, `X-Key`. */
function wordsOf(member: string): string[] {
  const renamed = [...WORDS].find(([known]) => member === known || member.startsWith(`${known}.`));
  const rest = renamed === undefined ? member : member.slice(renamed[0].length + 1);
  const words = rest.split('.').filter(word => word !== '' && !/^\d+$/.test(word));
  return renamed === undefined ? words.map(hyphenated) : [renamed[1], ...words];
}

const hyphenated = (word: string): string => word.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);

/** The option of the most words; what is left of them is a name that was typed behind it. */
function typedFor(command: ApimCommand, words: readonly string[]): string | undefined {
  for (let count = words.length; count > 0; count -= 1) {
    const long = `--${words.slice(0, count).join('-')}`;
    const option = command.options.find(each => each.long === long);
    if (option !== undefined) return [flagTyped(command, option), ...words.slice(count)].join(' ');
  }
  return undefined;
}

/** A cmdlet's own name for it, or a way in for secrets, where that is what was typed. */
function flagTyped({ options, typed }: ApimCommand, option: Option): string {
  const same = options.filter(other => other.attributeName() === option.attributeName());
  const flags = [...same.map(({ long }) => long ?? ''), `${option.long}-env`, `${option.long}-stdin`];
  const isTyped = (flag: string): boolean => typed.some(arg => arg === flag || arg.startsWith(`${flag}=`));
  return flags.find(isTyped) ?? option.long ?? option.flags;
}
