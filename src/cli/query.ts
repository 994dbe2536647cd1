import type { JSONValue } from '@jmespath-community/jmespath';
import { UserError } from '../errors.ts';

type Jmespath = typeof import('@jmespath-community/jmespath');

/** A literal between backticks needs no quotes of its own, as in `az … --query '[?location==`westeurope`]'`. */
const LIKE_AZ = { enable_legacy_literals: true };

/** Answers a JMESPath query. Throws UserError ValidationError that tells where it is wrong. */
export async function search(data: JSONValue, query: string): Promise<JSONValue> {
  const jmespath = await import('@jmespath-community/jmespath');
  try {
    jmespath.compile(query, LIKE_AZ);
  } catch (cause) {
    throw new UserError('ValidationError', `The query is not valid JMESPath${problem(jmespath, query)}`, { cause });
  }
  try {
    return jmespath.search(data, query, LIKE_AZ);
  } catch (cause) {
    // What only shows on data: an unknown function, or the length of a number.
    const reason = cause instanceof Error ? cause.message.replace(/\.$/, '') : String(cause);
    throw new UserError('ValidationError', `The query cannot be answered: ${reason}.`, { cause });
  }
}

function problem(jmespath: Jmespath, query: string): string {
  const place = lexicalErrorIn(jmespath, query) ?? syntaxErrorIn(jmespath, query);
  if (place === undefined) return `: it ends too early, after ${query.trimEnd().length} characters.`;
  const [word] = query.slice(place).split(/\s/);
  return ` at character ${place + 1}: ${word}`;
}

/** The library does not tell where it stopped: it is where the longest beginning ends that it can read. */
function lexicalErrorIn(jmespath: Jmespath, query: string): number | undefined {
  const canRead = (end: number) => messageOf(() => jmespath.tokenize(query.slice(0, end), LIKE_AZ)) === undefined;
  if (canRead(query.length)) return undefined;
  let end = query.length;
  while (!canRead(end)) end -= 1;
  return end;
}

/** Likewise: the token with which the query first is wrong for another reason than that it ends there. */
function syntaxErrorIn(jmespath: Jmespath, query: string): number | undefined {
  const tokens = jmespath.tokenize(query, LIKE_AZ);
  const wrong = tokens.find((_token, index) => {
    const message = messageOf(() => jmespath.compile(query.slice(0, tokens[index + 1]?.start), LIKE_AZ));
    return message !== undefined && !/\(EOF\)|got: EOF/.test(message);
  });
  return wrong?.start;
}

function messageOf(attempt: () => unknown): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    return String(error);
  }
}
