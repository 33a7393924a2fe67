import type { Garage, Model, Stat } from '../../garage/types';
import { ApiError, call } from './api';

/** Something to spend points on. */
export type Purchase = { kind: 'car'; model: Model } | { kind: 'upgrade'; carId: number; stat: Stat };

const AGAIN_STATUS = 503;

export const garageApi = {
  garage: () => call<Garage>('GET', '/api/garage'),
  buy: (purchase: Purchase) => once(newRequestId(), purchase, 1),
};

/** Sent again under the same id where no answer came, so that it takes effect once. */
async function once(requestId: string, purchase: Purchase, repeats: number): Promise<Garage> {
  const { path, body } = requestOf(purchase);
  try {
    return await call<Garage>('POST', path, { ...body, request_id: requestId });
  } catch (error) {
    const isOpen = !(error instanceof ApiError) || error.status === AGAIN_STATUS;
    if (!isOpen || repeats === 0) throw error;
    return once(requestId, purchase, repeats - 1);
  }
}

function requestOf(purchase: Purchase): { path: string; body: Record<string, unknown> } {
  if (purchase.kind === 'car') return { path: '/api/garage/cars', body: { model: purchase.model } };
  return { path: `/api/garage/cars/${purchase.carId}/upgrades`, body: { stat: purchase.stat } };
}

function newRequestId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
