import { contentPolicy } from '../../electron/shell/content-policy.ts';
import { reload, request } from './acts.ts';
import { expect } from './app.ts';
import { settle, test } from './beacon-server.ts';
import { runInStrangeWindow } from './strange-window.ts';

test.describe('The page', () => {
  test('has no Node and only the two verbs of the bridge', async ({ desk: { page } }) => {
    const globals = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
    );
    expect(globals).toEqual([]);
    expect(await page.evaluate(() => Object.keys(window.desk).sort())).toEqual(['request', 'subscribe']);
  });

  test('runs in a sandbox with its context isolated', async ({ desk: { app } }) => {
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      // Electron's types leave this method out.
      return (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      webviewTag: false,
    });
  });

  test('is served with the policy as stated and a nonce that is fresh at each load', async ({ desk: { page } }) => {
    const load = async () => (await page.reload())?.headers()['content-security-policy'] ?? '';
    const nonceOf = (policy: string) => /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    const first = await load();
    const second = await load();
    expect(first).toBe(contentPolicy(nonceOf(first)));
    expect(nonceOf(first)).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(nonceOf(second)).not.toBe(nonceOf(first));
    expect(await page.locator('meta[name="csp-nonce"]').getAttribute('content')).toBe(nonceOf(second));
  });

  test('runs no inline script, no handler attribute and no eval', async ({ desk: { page } }) => {
    const ran = await page.evaluate(async () => {
      const code = (way: string) => `window.ran = [...(window.ran ?? []), '${way}']`;
      const ways: (() => unknown)[] = [
        () => {
          const script = document.createElement('script');
          script.append(code('script'));
          document.body.append(script);
        },
        () => document.body.setAttribute('onclick', code('handler')),
        () => document.body.insertAdjacentHTML('beforeend', `<img src="x" onerror="${code('html')}">`),
        // biome-ignore lint/security/noGlobalEval: this is the attack.
        () => globalThis.eval(code('eval')),
        () => new Function(code('function'))(),
        () => setTimeout(code('timer')),
      ];
      // From a timer, because the debugger lets what it calls itself use eval.
      for (const way of ways) setTimeout(way);
      await new Promise((resolve) => setTimeout(resolve, 200));
      document.body.click();
      await new Promise((resolve) => setTimeout(resolve, 200));
      return Reflect.get(window, 'ran') ?? [];
    });
    expect(ran).toEqual([]);
  });

  test('breaks no rule of its own policy', async ({ desk: { page } }) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted/.test(message.text())) complaints.push(message.text());
    });
    for (const briefingMode of ['edit', 'split', 'read'] as const) {
      await request(page, 'settings.set', { briefingMode });
      await reload(page);
      await settle(page);
    }
    expect(complaints).toEqual([]);
  });

  test('reaches no server by any way that a page has', async ({ desk: { page }, server }) => {
    await fetch(server.address);
    expect(server.hits()).toBe(1);
    await page.evaluate(async (address) => {
      const add = (tag: string, attributes: Record<string, string>) => {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        document.body.append(element);
        return element;
      };
      const acts: (() => unknown)[] = [
        () => fetch(address),
        () => navigator.sendBeacon(address, 'x'),
        () => new WebSocket(address.replace('http', 'ws')),
        () => new EventSource(address),
        () => new Worker(address),
        () => new Image().setAttribute('src', `${address}/image`),
        () => add('img', { src: address, srcset: `${address}/2x 2x` }),
        () => add('link', { rel: 'stylesheet', href: address }),
        () => add('link', { rel: 'prefetch', href: address }),
        () => add('link', { rel: 'preconnect', href: address }),
        () => add('link', { rel: 'preload', as: 'image', href: address }),
        () => add('link', { rel: 'icon', href: `${address}/icon.png` }),
        () => add('iframe', { src: address }),
        () => add('object', { data: address }),
        () => add('embed', { src: address }),
        () => add('video', { src: address, poster: address, autoplay: '' }),
        () => add('audio', { src: address, autoplay: '' }),
        () => add('div', { style: `background:url(${address})` }),
        () => document.body.style.setProperty('background-image', `url(${address}/style)`),
        () => add('a', { href: 'app://ui/', ping: address }).click(),
        () => (add('form', { action: address, method: 'post' }) as HTMLFormElement).submit(),
        () => new FontFace('beacon', `url(${address}/font)`).load(),
        () => import(`${address}/module.js`),
        () => window.open(address),
        () => new RTCPeerConnection({ iceServers: [{ urls: address.replace('http://', 'stun:') }] }).createOffer(),
      ];
      await Promise.allSettled(
        acts.map(async (act) => {
          await act();
        }),
      );
    }, server.address);
    await settle(page);
    expect(server.hits()).toBe(1);
  });

  test('stays where it is', async ({ desk: { page, app }, server }) => {
    const start = page.url();
    for (const act of [
      'location.href = address',
      'location.replace(address)',
      'window.open(address)',
      'top.location = address',
    ]) {
      await page.evaluate(`{ const address = ${JSON.stringify(server.address)}; ${act}; }`);
      await settle(page);
    }
    expect(page.url()).toBe(start);
    expect(app.windows()).toHaveLength(1);
    expect(server.hits()).toBe(0);
  });

  test('is refused every permission', async ({ desk: { page } }) => {
    const answers = await page.evaluate(async () => {
      const refused = (act: () => Promise<unknown>) =>
        act().then(
          () => 'granted',
          () => 'refused',
        );
      const located = () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject));
      return {
        notification: await Notification.requestPermission(),
        camera: await refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
        screen: await refused(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
        place: await refused(located),
        clipboard: await refused(() => navigator.clipboard.readText()),
        midi: await refused(() => navigator.requestMIDIAccess()),
      };
    });
    const all = { camera: 'refused', screen: 'refused', place: 'refused', clipboard: 'refused', midi: 'refused' };
    expect(answers).toEqual({ notification: 'denied', ...all });
  });

  test('downloads nothing', async ({ desk: { page, app } }) => {
    await app.evaluate(({ session }) => {
      const prevented: boolean[] = [];
      Object.assign(globalThis, { prevented });
      session.defaultSession.on('will-download', (event) => prevented.push(event.defaultPrevented));
    });
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'x.txt';
      link.click();
    });
    await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'prevented'))).toEqual([true]);
  });
});

test.describe('The network guard', () => {
  test('holds in a page that has no policy at all', async ({ desk: { app, page }, server }) => {
    const { address } = server;
    const beacons = `<img src="${address}"><iframe src="${address}"></iframe><link rel="stylesheet" href="${address}">
      <link rel="preconnect" href="${address}"><link rel="dns-prefetch" href="${address}">`;
    const script = `Promise.allSettled([fetch('${address}'), new Promise((done) => {
      const socket = new WebSocket('${address.replace('http', 'ws')}');
      socket.onerror = socket.onopen = done;
    })]).then(() => navigator.sendBeacon('${address}')).then(() => 'tried')`;
    expect(await runInStrangeWindow(app, `data:text/html,${encodeURIComponent(beacons)}`, script)).toBe('tried');
    await settle(page);
    expect(server.hits()).toBe(0);
  });

  test('serves nothing but the page’s own files', async ({ desk: { app } }) => {
    const statuses = await app.evaluate(async ({ net }) => {
      const urls = [
        'app://ui/index.html',
        'app://ui/../package.json',
        'app://ui/main.js.bak',
        'app://other/index.html',
      ];
      return Promise.all(urls.map(async (url) => (await net.fetch(url)).status));
    });
    expect(statuses).toEqual([200, 404, 404, 403]);
  });
});
