import { distanceFrom, type Seq } from "../../model/seq.ts";
import { SIDES, other, type Side, type World, type WorldStep } from "../../model/world-types.ts";
import { broken, OK, stateless } from "../property.ts";

/** Whether `at` lies in `from` … `to`, told by distances along the circle. */
const between = (from: Seq, at: Seq, to: Seq): boolean => distanceFrom(from, at) <= distanceFrom(from, to);

const bothEstablished = (world: World): boolean => SIDES.every((side) => world[side].tcb.state === "ESTABLISHED");

export const endsAgree = stateless<WorldStep>({
  id: "ends-agree",
  title: "Two established ends agree on their numbers",
  claim: "When both ends are ESTABLISHED, each has the other's ISN, and A.SND.UNA =< B.RCV.NXT =< A.SND.NXT, and the same the other way round.",
  clause: "§3.4, §3.5",
  kind: "always",
  scope: "connection",
  when: (step) => bothEstablished(step.after) && step.ends.length > 0,
  then: (step) => {
    for (const side of SIDES) {
      const reason = disagreement(step.after, side);
      if (reason !== undefined) return broken(reason.because, ...reason.blame);
    }
    return OK;
  },
});

const disagreement = (world: World, side: Side): { because: string; blame: readonly string[] } | undefined => {
  const sender = world[side].tcb;
  const receiver = world[other(side)].tcb;
  if (sender.state !== "ESTABLISHED" || receiver.state !== "ESTABLISHED") return undefined;
  if (receiver.irs !== sender.iss) {
    return {
      because: `${other(side)} believes in IRS ${receiver.irs}, but ${side} opened with ISS ${sender.iss}`,
      blame: [`after.${other(side)}.tcb.irs`, `after.${side}.tcb.iss`],
    };
  }
  if (between(sender.sndUna, receiver.rcvNxt, sender.sndNxt)) return undefined;
  return {
    because: `${other(side)} expects ${receiver.rcvNxt} next, outside ${side}'s ${sender.sndUna} … ${sender.sndNxt}`,
    blame: [`after.${other(side)}.tcb.rcvNxt`, `after.${side}.tcb.sndUna`, `after.${side}.tcb.sndNxt`],
  };
};
