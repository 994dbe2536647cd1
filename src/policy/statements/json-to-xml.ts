import * as v from 'valibot';
import { SCOPE_KINDS } from '../../model/scope.ts';
import { conversionStep } from '../conversion/converting.ts';
import { jsonToXml as convert } from '../conversion/json-to-xml.ts';
import { isJsonType, isXmlType } from '../conversion/media-types.ts';
import type { Statement } from '../statement.ts';
import { BOOLEAN, derived, evaluate, type Kind, TEXT } from '../value.ts';

/** https://learn.microsoft.com/azure/api-management/json-to-xml-policy */
export const jsonToXml: Statement = {
  sections: ['inbound', 'outbound', 'on-error'],
  scopes: SCOPE_KINDS,
  form: {
    attributes: {
      apply: 'required',
      'consider-accept-header': 'optional',
      'parse-date': 'literal',
      'namespace-separator': 'optional',
      'namespace-prefix': 'optional',
      'attribute-block-name': 'optional',
    },
    oneOf: [],
    content: 'nothing',
  },
  compile(element, compiler) {
    const accept = compiler.optional(element, 'consider-accept-header', BOOLEAN, true);
    const dates = compiler.optional(element, 'parse-date', BOOLEAN, true);
    const separator = compiler.optional(element, 'namespace-separator', SEPARATOR, '_');
    const prefix = compiler.optional(element, 'namespace-prefix', TEXT, '');
    const block = compiler.optional(element, 'attribute-block-name', TEXT, '');
    return conversionStep(
      {
        policy: 'json-to-xml',
        isFrom: isJsonType,
        isTo: isXmlType,
        type: 'application/xml',
        appliesAlways: derived(compiler.required(element, 'apply', APPLY), apply => apply === 'always'),
        heedsAccept: context => evaluate(accept, context),
        convert: (text, context) =>
          convert(text, {
            parsesDates: evaluate(dates, context),
            separator: evaluate(separator, context),
            namespacePrefix: evaluate(prefix, context),
            attributeBlock: evaluate(block, context),
          }),
      },
      compiler,
    );
  },
};

const apply = v.picklist(['always', 'content-type-json'], 'must be always or content-type-json.');
const APPLY: Kind<typeof apply> = { type: 'string', schema: apply };

const separator = v.pipe(v.string(), v.length(1, 'must be one character.'));
const SEPARATOR: Kind<typeof separator> = { type: 'string', schema: separator };
