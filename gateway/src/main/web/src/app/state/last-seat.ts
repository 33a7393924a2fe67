const KEY = 'paddock.seat.';

/**
 * The room in which a user of this browser last had a seat. The tab's own memory ends with the tab; this lets a new
 * one offer the way back while the seat is still kept.
 */
export const lastSeat = {
  of: (userId: number): string | null => localStorage.getItem(KEY + userId),
  keep: (userId: number, roomId: string): void => localStorage.setItem(KEY + userId, roomId),
  forget: (userId: number, roomId: string): void => {
    if (lastSeat.of(userId) === roomId) localStorage.removeItem(KEY + userId);
  },
};
