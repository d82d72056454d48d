import { describe, expect, it } from 'vitest';
import { placeWindow } from '../../../electron/shell/window-place.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1040 };
const second = { x: 1920, y: 0, width: 1280, height: 1000 };
const place = (x: number, y: number, width = 1000, height = 700) => ({ x, y, width, height, maximised: false });

describe('placeWindow', () => {
  it('opens in the middle the first time', () => {
    expect(placeWindow(null, [screen])).toEqual({ x: 240, y: 70, width: 1440, height: 900 });
  });

  it('opens where it last was, on the second screen too', () => {
    expect(placeWindow(place(2000, 100), [screen, second])).toEqual({ x: 2000, y: 100, width: 1000, height: 700 });
  });

  it('comes home when its screen is gone, with its size', () => {
    expect(placeWindow(place(2000, 100), [screen])).toEqual({ x: 460, y: 170, width: 1000, height: 700 });
  });

  it.each([
    ['left', place(-500, 100), { x: 0, y: 100 }],
    ['right', place(1700, 100), { x: 920, y: 100 }],
    ['below', place(100, 900), { x: 100, y: 340 }],
  ])('is moved back when it hangs out at the %s', (_side, remembered, corner) => {
    expect(placeWindow(remembered, [screen])).toMatchObject(corner);
  });

  it('is not larger than a small screen and not smaller than can be used', () => {
    const small = { x: 0, y: 0, width: 1024, height: 700 };
    expect(placeWindow(null, [small])).toMatchObject({ width: 1024, height: 700 });
    expect(placeWindow(place(0, 0, 200, 100), [small])).toMatchObject({ width: 880, height: 560 });
  });
});
