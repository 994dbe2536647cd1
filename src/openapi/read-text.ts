import { UserError } from '../errors.ts';
import { refuseOtherKinds } from './other-kinds.ts';

/** What a document says: JSON, or YAML 1.2. Throws UserError with name and line where it is neither. */
export async function readText(name: string, text: string): Promise<unknown> {
  refuseOtherKinds(name, text);
  if (/^\s*[{[]/.test(text)) {
    try {
      return JSON.parse(text);
    } catch (error) {
      // YAML tells the line, and takes what JSON does not, such as comments.
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return readYaml(name, text);
}

async function readYaml(name: string, text: string): Promise<unknown> {
  const { LineCounter, parseDocument, YAMLParseError } = await import('./yaml.ts');
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, merge: true, prettyErrors: false, uniqueKeys: isSameKey });
  const [error] = document.errors;
  if (error instanceof YAMLParseError) throw unreadable(name, lineCounter.linePos(error.pos[0]), error.message);
  try {
    return document.toJS();
  } catch (cause) {
    // An alias to what is not there, or more aliases than a document needs.
    if (!(cause instanceof ReferenceError)) throw cause;
    throw new UserError('ValidationError', `${name} cannot be read: ${sentence(cause.message)}`, { cause });
  }
}

const isSameKey = (a: unknown, b: unknown): boolean => a === b || keyText(a) === keyText(b);

const keyText = (node: unknown): unknown =>
  typeof node === 'object' && node !== null && 'value' in node ? String(node.value) : node;

function unreadable(name: string, { line, col }: { line: number; col: number }, reason: string): UserError {
  return new UserError('ValidationError', `${name}:${line}:${col}: ${sentence(reason)}`, { target: 'representation' });
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
