import type { WindowPlace } from '../settings/settings-file.ts';

export const smallestWindow = { width: 880, height: 560 } as const;
const firstWindow = { width: 1440, height: 900 } as const;

export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/**
 * Where the window opens: where it last was as long as its title bar can still be reached on one of the
 * screens, otherwise in the middle of the first. Never larger than that screen, nor smaller than `smallestWindow`.
 * `screens` are work areas, the primary one first.
 */
export function placeWindow(remembered: WindowPlace | null, screens: readonly Area[]): Area {
  const wanted = remembered ?? { x: 0, y: 0, ...firstWindow };
  const home = remembered === null ? undefined : screens.find((screen) => holdsTitleBar(screen, remembered));
  const screen = home ?? screens[0] ?? { x: 0, y: 0, ...firstWindow };
  const width = clamp(wanted.width, smallestWindow.width, screen.width);
  const height = clamp(wanted.height, smallestWindow.height, screen.height);
  if (home === undefined) {
    return {
      x: Math.round(screen.x + (screen.width - width) / 2),
      y: Math.round(screen.y + (screen.height - height) / 2),
      width,
      height,
    };
  }
  return {
    x: clamp(wanted.x, screen.x, screen.x + screen.width - width),
    y: clamp(wanted.y, screen.y, screen.y + screen.height - height),
    width,
    height,
  };
}

/** At least 100 pixels of the top edge lie on the screen. */
function holdsTitleBar(screen: Area, place: Area): boolean {
  const shared = Math.min(place.x + place.width, screen.x + screen.width) - Math.max(place.x, screen.x);
  return shared >= 100 && place.y >= screen.y - 10 && place.y <= screen.y + screen.height - 40;
}

/** The lower bound wins when the two cross. */
function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
