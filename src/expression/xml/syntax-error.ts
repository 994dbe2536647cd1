import type { NetException } from '../runtime/exception.ts';
import { openEndMessage } from './open-end.ts';
import { parserMistakes } from './parser-mistakes.ts';
import { referenceMistake } from './reference-mistake.ts';
import { xmlException, xmlExceptionAt } from './xml-exception.ts';

/** What the parser complains of, and where: the offset of the last character that it read. */
export interface Complaint {
  readonly source: string;
  readonly offset: number;
  readonly message: string;
  /** Names of the open elements, outermost first. */
  readonly open: readonly string[];
}

/** .NET's sentence, and the offset that .NET says. */
export interface Mistake {
  readonly offset: number;
  readonly sentence: string;
}

interface Tag {
  readonly name: string;
  readonly offset: number;
}

/** The parser's complaint as .NET's XmlReader would put it. */
export function syntaxError(complaint: Complaint): NetException {
  const { source, message, offset } = complaint;
  const reference = referenceMistake(source, offset);
  if (reference !== undefined) return xmlExceptionAt(source, reference.offset, reference.sentence);
  if (message === 'document must contain a root element.' && !isTagOpen(source))
    return xmlException('Root element is missing.');
  const mistake = parserMistakes.get(message.split(/[:.]/)[0] ?? '')?.(complaint) ?? asItIs(complaint);
  return xmlExceptionAt(source, mistake.offset, mistake.sentence);
}

export function mismatch(source: string, start: Tag, end: Tag): NetException {
  const before = source.slice(0, start.offset).split(/\r\n?|\n/);
  const place = `line ${before.length} position ${(before.at(-1) ?? '').length + 1}`;
  const sentence = `The '${start.name}' start tag on ${place} does not match the end tag of '${end.name}'.`;
  return xmlExceptionAt(source, end.offset, sentence);
}

const isTagOpen = (source: string): boolean => source.lastIndexOf('<') > source.lastIndexOf('>');

function asItIs({ source, offset, message, open }: Complaint): Mistake {
  if (offset >= source.length) return { offset: source.length, sentence: openEndMessage(source, open) };
  return { offset, sentence: `${message.charAt(0).toUpperCase()}${message.slice(1).replace(/\.$/, '')}.` };
}
