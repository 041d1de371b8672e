import { listScenes } from './scenes-lists';
import { networkScenes } from './scenes-networks';
import { staffScenes } from './scenes-staff';
import { threadScenes } from './scenes-threads';
import type { Scene } from './stage';

/** Everything the gallery shows; a card that no scene shows makes it fail. */
export const scenes: readonly Scene[] = [...listScenes, ...threadScenes, ...networkScenes, ...staffScenes];
