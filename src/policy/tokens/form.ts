import type { AttributeForm, OneOf, Part } from '../form.ts';

/** What the policies that validate tokens have in common. https://learn.microsoft.com/azure/api-management/validate-jwt-policy */
export const ANSWER_ATTRIBUTES: Readonly<Record<string, AttributeForm>> = {
  'header-name': 'optional',
  'query-parameter-name': 'optional',
  'token-value': 'optional',
  'failed-validation-httpcode': 'optional',
  'failed-validation-error-message': 'optional',
  'output-token-variable-name': 'literal',
};

/** Where the token is. */
export const PLACE: Omit<OneOf, 'required'> = { names: ['header-name', 'query-parameter-name', 'token-value'] };

const TEXT_PART = { attributes: {}, oneOf: [], content: 'text' } as const;

const listOf = (name: string, item: string): Part => ({
  name,
  times: 'at most once',
  form: { attributes: {}, oneOf: [], content: [{ name: item, times: 'at least once', form: TEXT_PART }] },
});

export const AUDIENCES = listOf('audiences', 'audience');
export const ISSUERS = listOf('issuers', 'issuer');
export const CLIENT_IDS: Part = {
  ...listOf('client-application-ids', 'application-id'),
  besides: 'backend-application-ids',
};
export const BACKEND_IDS = listOf('backend-application-ids', 'application-id');

export const REQUIRED_CLAIMS: Part = {
  name: 'required-claims',
  times: 'at most once',
  form: {
    attributes: {},
    oneOf: [],
    content: [
      {
        name: 'claim',
        times: 'at least once',
        form: {
          attributes: { name: 'required', match: 'optional', separator: 'optional' },
          oneOf: [],
          content: [{ name: 'value', times: 'any number', form: TEXT_PART }],
        },
      },
    ],
  },
};

const keysOf = (name: string, attributes: Readonly<Record<string, AttributeForm>>): Part => ({
  name,
  times: 'at most once',
  form: {
    attributes: {},
    oneOf: [],
    content: [{ name: 'key', times: 'at least once', form: { attributes, oneOf: [], content: 'text' } }],
  },
});

export const SIGNING_KEYS = keysOf('issuer-signing-keys', {
  id: 'optional',
  'certificate-id': 'optional',
  n: 'literal',
  e: 'literal',
});
export const DECRYPTION_KEYS = keysOf('decryption-keys', { 'certificate-id': 'optional' });

export const OPENID_CONFIG: Part = {
  name: 'openid-config',
  times: 'any number',
  form: { attributes: { url: 'required', 'validate-connectivity': 'literal' }, oneOf: [], content: 'nothing' },
};
