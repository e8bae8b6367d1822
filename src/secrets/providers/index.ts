import type { Provider } from '../types';
import { AGENT_PROVIDERS } from './agents';
import { AI_PROVIDERS } from './ai';
import { AZURE_PROVIDERS } from './azure';
import { CLOUD_PROVIDERS } from './cloud';
import { CODE_HOST_PROVIDERS } from './code-hosts';
import { DATA_PROVIDERS } from './data';
import { ML_PLATFORM_PROVIDERS } from './ml-platforms';
import { PLATFORM_PROVIDERS } from './platforms';
import { SERVICE_PROVIDERS } from './services';
import { SPEECH_AND_SEARCH_PROVIDERS } from './speech-and-search';
import { STRUCTURE_PROVIDERS } from './structures';

/** All kinds of secrets. Where two match the same characters equally well, the one that is listed first names them. */
export const PROVIDERS: readonly Provider[] = [
  ...ML_PLATFORM_PROVIDERS,
  ...AI_PROVIDERS,
  ...SPEECH_AND_SEARCH_PROVIDERS,
  ...AGENT_PROVIDERS,
  ...DATA_PROVIDERS,
  ...CLOUD_PROVIDERS,
  ...AZURE_PROVIDERS,
  ...CODE_HOST_PROVIDERS,
  ...PLATFORM_PROVIDERS,
  ...SERVICE_PROVIDERS,
  ...STRUCTURE_PROVIDERS,
];
