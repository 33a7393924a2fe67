type Context = CanvasRenderingContext2D;

/** Glass, roof, number, wing and lamps of a car in metres round the origin, pointing along x. */
export function drawCockpit(ctx: Context, colour: string, number: number, heading: number): void {
  cockpit(ctx, colour, heading);
  plate(ctx, number);
  ends(ctx);
}

function cockpit(ctx: Context, colour: string, heading: number): void {
  ctx.fillStyle = '#12161b';
  ctx.beginPath();
  ctx.moveTo(0.92, 0);
  ctx.bezierCurveTo(0.9, -0.4, 0.72, -0.66, 0.45, -0.72);
  ctx.lineTo(-0.9, -0.7);
  ctx.bezierCurveTo(-1.25, -0.62, -1.38, -0.36, -1.38, 0);
  ctx.bezierCurveTo(-1.38, 0.36, -1.25, 0.62, -0.9, 0.7);
  ctx.lineTo(0.45, 0.72);
  ctx.bezierCurveTo(0.72, 0.66, 0.9, 0.4, 0.92, 0);
  ctx.fill();
  ctx.fillStyle = 'rgba(150,190,228,.38)';
  polygon(ctx, [0.84, 0, 0.74, -0.46, 0.46, -0.64, 0.3, -0.5, 0.36, 0, 0.3, 0.5, 0.46, 0.64, 0.74, 0.46]);
  ctx.fillStyle = 'rgba(235,245,255,.40)';
  polygon(ctx, [0.8, -0.16, 0.7, -0.46, 0.46, -0.6, 0.38, -0.5, 0.54, -0.36, 0.6, -0.16]);
  ctx.fillStyle = 'rgba(140,180,220,.20)';
  polygon(ctx, [-0.92, -0.46, -1.2, -0.4, -1.26, 0, -1.2, 0.4, -0.92, 0.46]);
  const [x, y] = sun(heading);
  ctx.beginPath();
  ctx.roundRect(-0.82, -0.54, 1.06, 1.08, 0.2);
  ctx.fillStyle = colour;
  ctx.fill();
  const light = ctx.createLinearGradient(x, y * 0.6, -x, -y * 0.6);
  light.addColorStop(0, 'rgba(255,255,255,.40)');
  light.addColorStop(1, 'rgba(0,0,0,.26)');
  ctx.fillStyle = light;
  ctx.fill();
}

function plate(ctx: Context, number: number): void {
  ctx.save();
  ctx.translate(-0.29, 0);
  ctx.rotate(Math.PI / 2);
  ctx.fillStyle = '#f7f8f9';
  ctx.beginPath();
  ctx.arc(0, 0, 0.44, 0, Math.PI * 2);
  ctx.fill();
  ctx.fillStyle = '#0f1215';
  ctx.font = '800 .62px "Archivo Variable",Archivo,sans-serif';
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(String(number), 0, 0.03);
  ctx.restore();
}

/** Wing and lamps. */
function ends(ctx: Context): void {
  ctx.fillStyle = '#15181c';
  ctx.fillRect(-2.5, -0.98, 0.34, 1.96);
  ctx.fillStyle = 'rgba(255,255,255,.16)';
  ctx.fillRect(-2.5, -0.98, 0.08, 1.96);
  ctx.fillStyle = '#0d0f11';
  ctx.fillRect(-2.55, -1.04, 0.5, 0.1);
  ctx.fillRect(-2.55, 0.94, 0.5, 0.1);
  for (const side of [-1, 1]) {
    ctx.fillStyle = 'rgba(255,250,232,.95)';
    ctx.beginPath();
    ctx.ellipse(2.14, side * 0.7, 0.2, 0.08, side * -0.75, 0, Math.PI * 2);
    ctx.fill();
    ctx.fillStyle = '#7c1d18';
    ctx.fillRect(-2.36, side * 0.72 - 0.14, 0.14, 0.28);
  }
}

/** Direction to the sun in the frame of a car. */
export function sun(heading: number): [number, number] {
  const [cos, sin] = [Math.cos(heading), Math.sin(heading)];
  return [-0.6 * cos - 0.8 * sin, 0.6 * sin - 0.8 * cos];
}

export function polygon(ctx: Context, points: readonly number[]): void {
  ctx.beginPath();
  for (let i = 0; i < points.length; i += 2) ctx.lineTo(points[i]!, points[i + 1]!);
  ctx.closePath();
  ctx.fill();
}
