import { expect } from 'chai';
import { reachOf } from '../../../src/lang/yaml/extract/compose-ports';
import { parseYaml } from '../../../src/lang/yaml/document';
import { yamlEnvironment, yamlScripts } from '../../../src/lang/yaml/surfaces';

function reach(service: string): string | undefined {
  const [root] = parseYaml(service, 'service.yaml').roots;
  return root?.kind === 'map' ? reachOf(root) : undefined;
}

describe('who reaches a service of compose', () => {
  it('is its machine alone, where each port is published on an address of its own', () => {
    for (const ports of [
      '["127.0.0.1:8888:8888"]',
      '["127.0.0.1::8888", "[::1]:80:80"]',
      '[{target: 80, published: 80, host_ip: 127.0.0.1}]',
      '["${BIND:-127.0.0.1}:8888:8888"]',
    ]) {
      expect(reach(`ports: ${ports}`), ports).to.equal('machine');
    }
  });

  it('is its network, where no port is published', () => {
    expect(reach('image: x')).to.equal('network');
    expect(reach('image: x\nexpose: [80]')).to.equal('network');
  });

  it('may be everybody otherwise', () => {
    for (const service of [
      'ports: ["8888:8888"]',
      'ports: ["127.0.0.1:80:80", "0.0.0.0:81:81"]',
      'ports: [8888]',
      'ports: [{target: 80, published: 80}]',
      'ports: ["[::]:80:80"]',
      'network_mode: host',
      'extends: {service: base}',
      'ports: ${PORTS}',
    ]) {
      expect(reach(service), service).to.equal(undefined);
    }
  });

  it('stands with its commands and variables', () => {
    const text =
      'services:\n  a:\n    image: x\n    command: jupyter lab\n    environment: {A: b}\n    ports: ["127.0.0.1:80:80"]\n';
    const document = parseYaml(text, 'compose.yaml');
    expect(yamlScripts(document).map((script) => script.reach)).to.deep.equal(['machine']);
    expect(yamlEnvironment(document).map((entry) => entry.reach)).to.deep.equal(['machine']);
  });
});
