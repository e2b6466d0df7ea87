#!/usr/bin/env node
import { main } from '../dist/run/main.js';

// not awaited: of a wait that has no end, as in a config file, Node 26 would speak before `main` does
main(process.argv);
