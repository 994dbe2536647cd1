// The inner files that undici.ts loads. undici's index loads fetch, caches, mocks and WebSockets as well, which takes 170 ms
// instead of 60 (measured, Node 20).
declare module 'undici/lib/dispatcher/client.js' {
  import { Client } from 'undici';

  export = Client;
}

declare module 'undici/lib/core/connect.js' {
  import { buildConnector } from 'undici';

  export = buildConnector;
}

declare module 'undici/lib/core/errors.js' {
  import { errors } from 'undici';

  export = errors;
}
