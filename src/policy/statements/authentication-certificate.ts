import { SCOPE_KINDS } from '../../model/scope.ts';
import { AUTHENTICATION_CERTIFICATE_FORM, certificateChoice } from '../edits/certificate.ts';
import type { Statement } from '../statement.ts';

/**
 * Records the client certificate for the handshake with the backend; the last one executed wins.
 * https://learn.microsoft.com/azure/api-management/authentication-certificate-policy
 */
export const authenticationCertificate: Statement = {
  sections: ['inbound'],
  scopes: SCOPE_KINDS,
  form: AUTHENTICATION_CERTIFICATE_FORM,
  compile(element, compiler) {
    const choose = certificateChoice(element, compiler);
    return context => {
      const chosen = choose(context);
      if (!(chosen instanceof Promise)) {
        context.certificate = chosen;
        return undefined;
      }
      return chosen.then(certificate => {
        context.certificate = certificate;
        return undefined;
      });
    };
  },
};
