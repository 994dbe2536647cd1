import * as v from 'valibot';
import { SCOPE_KINDS } from '../../model/scope.ts';
import { replaceBody } from '../edits/body.ts';
import { bodyContent, encodingOf } from '../edits/content.ts';
import { messageKind, messageOf } from '../edits/message.ts';
import { SECTIONS } from '../sections.ts';
import type { Statement } from '../statement.ts';
import { evaluate, type Kind, TEXT } from '../value.ts';

/**
 * In the body of the message, every time and heeding case.
 * https://learn.microsoft.com/azure/api-management/find-and-replace-policy
 */
export const findAndReplace: Statement = {
  sections: SECTIONS,
  scopes: SCOPE_KINDS,
  form: { attributes: { from: 'required', to: 'required' }, oneOf: [], content: 'nothing' },
  compile(element, compiler) {
    const from = compiler.required(element, 'from', FROM);
    const to = compiler.required(element, 'to', TEXT);
    const kind = messageKind(compiler.section);
    const messageIn = messageOf(kind);
    compiler.reads({ [kind]: true });
    return context => {
      const message = messageIn(context);
      const bytes = message && bodyContent(message, 'find-and-replace');
      if (message === undefined || bytes === undefined) return undefined;
      const encoding = encodingOf(message.headers);
      const found = Buffer.from(evaluate(from, context), encoding);
      if (bytes.includes(found))
        replaceBody(message, replaced(bytes, found, Buffer.from(evaluate(to, context), encoding)));
      return undefined;
    };
  },
};

const from = v.pipe(v.string(), v.minLength(1, 'must not be empty.'));
const FROM: Kind<typeof from> = { type: 'string', schema: from };

/** Byte by byte: what is not found stays as it is, whatever it may be. */
const replaced = (bytes: Buffer, found: Buffer, by: Buffer): Buffer =>
  Buffer.from(
    bytes.toString('latin1').replaceAll(found.toString('latin1'), () => by.toString('latin1')),
    'latin1',
  );
