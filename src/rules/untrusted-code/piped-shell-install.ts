import { defineRule } from '../../engine/rule';
import { hostOf, reachOf } from '../shared/hosts';
import { fetchedScripts } from './shared/fetched-scripts';

/** An address in which a commit stands: its content cannot change. */
const COMMIT_URL = /^https:\/\/(?:raw\.githubusercontent\.com|github\.com|gitlab\.com)\/[^?#]*\/[0-9a-f]{40}\//i;

export default defineRule({
  id: 'piped-shell-install',
  meta: {
    summary: 'A script is downloaded and run at once, whatever the server sends',
    severity: 'error',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [494, 829],
    cicdSec: ['CICD-SEC-3'],
    atlas: ['AML.T0010.001'],
    stages: ['development', 'deployment'],
  },
  messages: {
    plain:
      '`{downloader}` fetches this script without encryption and `{interpreter}` runs whatever arrives, so anybody on the way runs code here. Use `https://`, save the script, and compare its SHA-256 with one that you noted before you run it.',
    piped:
      '`{interpreter}` runs whatever `{downloader}` is sent at that moment, so whoever takes the server over runs code here. Save the script and compare its SHA-256 with one that you noted before you run it, or install a package by its version.',
  },
  triggers: ['curl', 'wget'],
  check: {
    shell(document, report, context) {
      for (const { download, interpreter, url } of fetchedScripts(document)) {
        const host = url === undefined ? undefined : hostOf(url)?.host;
        const reach = host === undefined ? 'unknown' : reachOf(host);
        if (reach === 'loopback' || (url !== undefined && COMMIT_URL.test(url))) continue;
        const at = {
          start: Math.min(download.range.start, interpreter.range.start),
          end: Math.max(download.range.end, interpreter.range.end),
        };
        const data = { downloader: download.name, interpreter: interpreter.name };
        const isPlain = url !== undefined && /^http:/i.test(url) && reach !== 'unknown';
        if (isPlain) report({ at, message: 'plain', severity: reach === 'private' ? 'warning' : 'error', data });
        else report({ at, message: 'piped', severity: context.isNotebook ? 'info' : 'warning', data });
      }
    },
  },
});
