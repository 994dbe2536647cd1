import type { DocumentScope } from '../model/scope.ts';
import { word } from './shell-word.ts';

/** What a command of policies is told of a scope: empty, or it begins with a space. */
export function scopeOptions(scope: DocumentScope): string {
  switch (scope.kind) {
    case 'global':
      return '';
    case 'product':
      return ` --product ${word(scope.productId)}`;
    case 'api':
      return ` --api ${word(scope.apiId)}`;
    case 'operation':
      return ` --api ${word(scope.apiId)} --operation ${word(scope.operationId)}`;
  }
}
