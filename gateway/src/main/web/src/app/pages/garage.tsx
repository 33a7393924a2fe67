import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import '../../styles/garage.css';
import { specOf } from '../../garage/coefficients';
import { type Garage, type Model, NO_LEVELS, type Stat } from '../../garage/types';
import { LOOKS } from '../../garage/models';
import { doneText } from '../../garage/words';
import { ConnectionNote } from '../conn';
import { CarStrip, type Offer, offersOf } from '../garage/car-strip';
import { GripChart } from '../garage/grip-chart';
import { Stand } from '../garage/stand';
import { StandAside } from '../garage/stand-aside';
import { Upgrades } from '../garage/upgrades';
import { useBench } from '../garage/use-bench';
import { newer, useSpend } from '../garage/use-spend';
import type { Me } from '../state/api';
import { garageApi } from '../state/garage-api';
import { useStore } from '../state/hooks';
import { nextCar } from '../state/next-car';
import { queries } from '../state/services';
import { Bones } from '../ui/bones';
import { Note } from '../ui/note';

const ASK_EVERY_MS = 5_000;

/** Own cars: what they can do, what makes them better, and which one drives next. */
export default function GaragePage({ me }: { me: Me }) {
  useEffect(() => {
    document.title = 'Garage – Paddock';
  }, []);
  const key = ['garage', me.user_id];
  const query = useQuery({
    queryKey: key,
    queryFn: async () => newer(queries.getQueryData(key), await garageApi.garage()),
    // Points come some seconds after a race: once its replay is found to verify.
    refetchInterval: ASK_EVERY_MS,
    staleTime: 0,
  });
  if (query.data) return <Shown garage={query.data} garageKey={key} />;
  return (
    <div className="page">
      <div className="notes">
        <ConnectionNote />
        {query.isError && <NoGarage again={() => void query.refetch()} />}
      </div>
      {query.isPending && <Bones rows={8} what="your garage" />}
    </div>
  );
}

function Shown({ garage, garageKey }: { garage: Garage; garageKey: readonly unknown[] }) {
  const chosen = useStore(nextCar);
  const next = garage.cars.find((car) => car.car_id === chosen) ?? garage.cars[0];
  const [model, setModel] = useState<Model>(next?.type ?? 'pika');
  const [preview, setPreview] = useState<Stat | null>(null);
  const spending = useSpend(garageKey);
  const offer = offersOf(garage).find((each) => each.model === model) as Offer;
  const levels = offer.own?.upgrades ?? NO_LEVELS;
  const prices = pricesOf(garage);
  const bench = useBench(model, levels, topsOf(prices));
  const { busy, spend } = spending;
  const buyLevel = (stat: Stat) => {
    if (!offer.own) return;
    spend({ kind: 'upgrade', carId: offer.own.car_id, stat }, doneText(model, stat, levels[stat] + 1));
  };
  return (
    <div className="page garage">
      <div className="notes">
        <ConnectionNote />
        {spending.refusal && (
          <Note kind="bad" lead={spending.refusal.lead} code={spending.refusal.code}>
            {spending.refusal.rest}
          </Note>
        )}
        {spending.done && <Note kind="ok" lead={spending.done} />}
      </div>
      <div className="garage-top">
        <Stand
          model={model}
          name={offer.own?.name ?? LOOKS[model].title}
          number={offer.own?.car_id}
          levels={levels}
          bench={bench}
          preview={preview}
          aside={
            <StandAside
              garage={garage}
              offer={offer}
              isNext={offer.own !== undefined && offer.own === next}
              isBusy={busy !== null}
              onBuy={() => spend({ kind: 'car', model }, `The ${LOOKS[model].title} is yours.`)}
            />
          }
        />
        <Upgrades
          model={model}
          levels={levels}
          prices={prices}
          points={offer.own ? garage.points : null}
          bench={bench}
          preview={preview}
          busy={busy?.kind === 'upgrade' ? busy.stat : null}
          isBusy={busy !== null}
          onPreview={setPreview}
          onBuy={buyLevel}
        />
      </div>
      <div className="garage-low">
        <CarStrip garage={garage} shown={model} next={next?.car_id ?? 1} onShow={setModel} />
        <GripChart spec={specOf(model, levels)} />
      </div>
    </div>
  );
}

function pricesOf({ shop }: Garage): Record<Stat, number[]> {
  return Object.fromEntries(shop.upgrades.map(({ stat, prices }) => [stat, prices])) as Record<Stat, number[]>;
}

function topsOf(prices: Record<Stat, number[]>): Record<Stat, number> {
  const tops = Object.entries(prices).map(([stat, each]) => [stat, each.length]);
  return Object.fromEntries(tops) as Record<Stat, number>;
}

function NoGarage({ again }: { again(): void }) {
  const action = (
    <button type="button" className="btn sm" onClick={again}>
      Try again
    </button>
  );
  return (
    <Note kind="bad" lead="The garage cannot be read now." action={action}>
      Your cars and points are kept.
    </Note>
  );
}
