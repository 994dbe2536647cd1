import * as v from 'valibot';
import { SCOPE_KINDS } from '../../model/scope.ts';
import { conversionStep } from '../conversion/converting.ts';
import { isJsonType, isXmlType } from '../conversion/media-types.ts';
import { xmlToJson as convert } from '../conversion/xml-to-json.ts';
import type { Statement } from '../statement.ts';
import { BOOLEAN, derived, evaluate, type Kind } from '../value.ts';

/** https://learn.microsoft.com/azure/api-management/xml-to-json-policy */
export const xmlToJson: Statement = {
  sections: ['inbound', 'outbound', 'on-error'],
  scopes: SCOPE_KINDS,
  form: {
    attributes: {
      kind: 'required',
      apply: 'required',
      'consider-accept-header': 'optional',
      'always-array-child-elements': 'optional',
    },
    oneOf: [],
    content: 'nothing',
  },
  compile(element, compiler) {
    const kind = compiler.required(element, 'kind', KIND);
    const arrays = compiler.optional(element, 'always-array-child-elements', BOOLEAN, false);
    const accept = compiler.optional(element, 'consider-accept-header', BOOLEAN, true);
    return conversionStep(
      {
        policy: 'xml-to-json',
        isFrom: isXmlType,
        isTo: isJsonType,
        type: 'application/json',
        appliesAlways: derived(compiler.required(element, 'apply', APPLY), apply => apply === 'always'),
        heedsAccept: context => evaluate(accept, context),
        convert: (text, context) =>
          convert(text, { kind: evaluate(kind, context), alwaysArrays: evaluate(arrays, context) }),
      },
      compiler,
    );
  },
};

const form = v.picklist(['javascript-friendly', 'direct'], 'must be javascript-friendly or direct.');
const KIND: Kind<typeof form> = { type: 'string', schema: form };

const apply = v.picklist(['always', 'content-type-xml'], 'must be always or content-type-xml.');
const APPLY: Kind<typeof apply> = { type: 'string', schema: apply };
