import { defineRule } from '../../engine/rule';
import { isCommitHash } from '../shared/hub';

/** All of these download the repository and run its `hubconf.py`. */
const RUNNERS = ['torch.hub.load', 'torch.hub.list', 'torch.hub.help'];
/** `owner/name`, with the branch, tag or commit behind a colon. */
const REPOSITORY = /^([\w.-]+)\/([\w.-]+)(?::(.+))?$/;
/** The makers of PyTorch: who runs `torch` trusts them already. */
const FIRST_PARTY = 'pytorch';

export default defineRule({
  id: 'unpinned-torch-hub',
  meta: {
    summary: 'Code of a repository is run by `torch.hub` in whatever version is there today',
    severity: 'error',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [829, 494],
    owaspMl: ['ML06'],
    owaspLlm: ['LLM03'],
    atlas: ['AML.T0010.003', 'AML.T0011.000'],
    stages: ['development', 'deployment'],
  },
  messages: {
    unpinned:
      '`{callee}` runs Python from `{repository}`, in whatever version is there today: whoever can change it runs code here. Read that code and pin it: `{repository}:<commit hash>`.',
    trusted:
      '`{callee}` runs Python from `{repository}`, in whatever version is there today, and `trust_repo=True` leaves out the question whether it should. Read that code and pin it: `{repository}:<commit hash>`.',
    own: '`{callee}` runs Python from `{repository}`, in whatever version is there today. It belongs to the makers of PyTorch; pin it all the same (`{repository}:<commit hash>`), so that the next run gets the same model.',
    pinned:
      '`{callee}` runs Python from `{repository}`. The commit is pinned, so it cannot change unseen: make sure that somebody has read it.',
  },
  triggers: RUNNERS,
  check: {
    python(document, report, context) {
      for (const call of document.calls(...RUNNERS)) {
        const source = call.argument('source')?.value;
        if (source !== undefined && source.stringValue()?.value !== 'github') continue;
        const place = call.argument('repo_or_dir', 0) ?? call.argument('github', 0);
        const match = REPOSITORY.exec(place?.value.stringValue()?.value ?? '');
        if (place === undefined || match === null) continue;
        const [, owner = '', name = '', ref] = match;
        const at = place.range;
        const data = { callee: call.callee.text, repository: `${owner}/${name}` };
        const isTrusted = call.argument('trust_repo')?.value.value()?.value === true;
        if (ref !== undefined && isCommitHash(ref)) {
          report({ at, message: 'pinned', severity: 'info', confidence: 'low', data });
        } else if (owner === FIRST_PARTY) report({ at, message: 'own', severity: 'info', data });
        else if (!isTrusted) report({ at, message: 'unpinned', severity: 'warning', data });
        else {
          // In a notebook a person chose the model and looks at what it does; a program does it again for everybody.
          const severity = context.isNotebook ? 'warning' : 'error';
          report({ at, message: 'trusted', severity, data });
        }
      }
    },
  },
});
