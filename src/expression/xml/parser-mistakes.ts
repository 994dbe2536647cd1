import { openEndMessage } from './open-end.ts';
import type { Complaint, Mistake } from './syntax-error.ts';
import { badCharacter, badStart, shownCharacter } from './xml-name.ts';

const MISPLACED_DECLARATION =
  'Unexpected XML declaration. The XML declaration must be the first node in the document, and no white space characters are allowed to appear before it.';

type Reading = (complaint: Complaint) => Mistake;

const at = ({ source, offset }: Complaint): string => String.fromCodePoint(source.codePointAt(offset) ?? 0);

const here =
  (sentence: (complaint: Complaint) => string): Reading =>
  complaint => ({ offset: complaint.offset, sentence: sentence(complaint) });

const unexpected = (expected: string): Reading =>
  here(complaint => `'${at(complaint)}' is an unexpected token. ${expected}`);

/** Of the markup that the offset is in, the first character behind `<`, `<?` or `</`. */
const markup =
  (opens: string, sentence: string): Reading =>
  ({ source, offset }) => ({ offset: source.lastIndexOf(opens, offset) + opens.length, sentence });

const openEnd: Reading = ({ source, open }) => ({ offset: source.length, sentence: openEndMessage(source, open) });

/** The first character that stands where only white space may. */
const rootLevel: Reading = ({ source, offset }) => {
  const begin = source.lastIndexOf('>', Math.max(offset - 1, 0)) + 1;
  const blank = /^\s*/.exec(source.slice(begin).replace(/^\uFEFF/, '.'))?.[0].length ?? 0;
  return { offset: begin + blank, sentence: 'Data at the root level is invalid.' };
};

const attributeName: Reading = complaint => {
  const begins = /[\s"']$/.test(complaint.source.slice(0, complaint.offset));
  return begins ? here(each => badStart(at(each)))(complaint) : unexpected("The expected token is '='.")(complaint);
};

const tagName = (complaint: Complaint): string =>
  complaint.source.charAt(complaint.offset - 1) === '<' ? badStart(at(complaint)) : badCharacter(at(complaint));

const character = here(complaint =>
  at(complaint) === '<'
    ? `${shownCharacter('<')}, is an invalid attribute character.`
    : `${shownCharacter(at(complaint))}, is an invalid character.`,
);

/** The names of a start tag and where they stand, the element's own first. */
const tagNames = ({ source, offset }: Complaint): readonly Mistake[] => {
  const start = source.lastIndexOf('<', offset);
  const names = source.slice(start, offset + 1).matchAll(/(?<=^<|\s)[^\s=<>/"']+(?=\s*=|)|"[^"]*"|'[^']*'/g);
  return [...names]
    .filter(([text]) => !/^["']/.test(text))
    .map(({ 0: text, index }) => ({ offset: start + index, sentence: text }));
};

const quoted = ({ message }: Complaint): string => message.slice(message.indexOf(': ') + 2, -1);

const undeclaredPrefix: Reading = complaint => {
  const prefix = quoted(complaint).replaceAll('"', '');
  const name = tagNames(complaint).find(({ sentence }) => sentence.startsWith(`${prefix}:`));
  return { offset: name?.offset ?? complaint.offset, sentence: `'${prefix}' is an undeclared prefix.` };
};

const duplicate: Reading = complaint => {
  const local = quoted(complaint).replace(/^\{.*\}/, '');
  const name = tagNames(complaint)
    .slice(1)
    .findLast(({ sentence }) => sentence === local || sentence.endsWith(`:${local}`));
  const offset = name?.offset ?? complaint.offset;
  return { offset, sentence: `'${name?.sentence ?? local}' is a duplicate attribute name.` };
};

/** By what the parser says, up to the first full stop or colon. */
export const parserMistakes: ReadonlyMap<string, Reading> = new Map<string, Reading>([
  ['text data outside of root node', rootLevel],
  ['documents may contain only one root', markup('<', 'There are multiple root elements.')],
  ['disallowed character in tag name', here(tagName)],
  ['disallowed character in attribute name', attributeName],
  ['attribute without value', unexpected("The expected token is '='.")],
  ['unquoted attribute value', unexpected(`The expected token is '"' or '''.`)],
  ['no whitespace between attributes', unexpected('Expecting white space.')],
  ['forward-slash in opening tag not followed by >', unexpected("The expected token is '>'.")],
  ['disallowed character in closing tag', unexpected("The expected token is '>'.")],
  ['disallowed character', character],
  ['unbound namespace prefix', undeclaredPrefix],
  ['duplicate attribute', duplicate],
  ['unmatched closing tag', markup('</', 'Unexpected end tag.')],
  [
    'the string "]]>" is disallowed in char data',
    ({ offset }) => ({ offset: offset - 2, sentence: "']]>' is not allowed in character data." }),
  ],
  ['malformed comment', here(() => "An XML comment cannot contain '--', and '-' cannot be the last character.")],
  ['an XML declaration must be at the start of the document', markup('<?', MISPLACED_DECLARATION)],
  ['the XML declaration must appear at the start of the document', markup('<?', MISPLACED_DECLARATION)],
  ['inappropriately located doctype declaration', markup('<!DOCTYPE', 'Unexpected DTD declaration.')],
  ['malformed character entity', markup('&', 'An error occurred while parsing EntityName.')],
  ['unexpected end', openEnd],
  ['unclosed tag', openEnd],
  ['document must contain a root element', openEnd],
]);
