import { afterAll } from 'vitest';
import { removeFolders } from './cli/support.js';

// run anew for each file of tests, where modules that several of them import are not
afterAll(removeFolders);
