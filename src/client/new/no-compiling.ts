import { z } from 'zod';

// A page with a strict policy may not compile code, which zod tries where the first schema is made, and a browser reports:
// so this stands before all that makes schemas.
z.config({ jitless: true });
