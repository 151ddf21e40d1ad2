"use client";

import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import type { PlannedSubtask } from "@/lib/contract/plan";
import { Skeleton } from "../ui/skeleton";
import { Tabs } from "../ui/tabs";
import { ChosenStep } from "./chosen-step";
import { PlanCard } from "./plan-card";
import { PlannedSteps } from "./planned-steps";
import { useStepsView } from "./use-plan-address";
import { useUsual } from "./use-plan-words";

const StepGraph = dynamic(
  () => import("../graph/step-graph").then(({ StepGraph: graph }) => graph),
  { ssr: false, loading: () => <Skeleton className="m-6 h-[26rem]" /> },
);

/** The steps that would be made, as a graph in which none has run, or as a list. */
export function PlanSteps({ subtasks }: { subtasks: readonly PlannedSubtask[] }) {
  const t = useTranslations("plan.steps");
  const sayUsual = useUsual();
  const [view, setView] = useStepsView();
  const [chosenId, choose] = useState<number>();
  const steps = useMemo(
    () => subtasks.map((step) => ({ ...step, note: step.usual && sayUsual(step.usual) })),
    [subtasks, sayUsual],
  );
  const count = subtasks.length;
  return (
    <PlanCard id="plan-steps" title={t("title", { count })}>
      <Tabs
        label={t("views")}
        value={view}
        onChange={(next) => void setView(next)}
        tabs={[
          {
            value: "graph",
            label: t("graph"),
            content: (
              <>
                <StepGraph
                  steps={steps}
                  label={t("graphLabel", { count })}
                  selected={chosenId}
                  onOpen={choose}
                />
                <ChosenStep step={subtasks.find(({ id }) => id === chosenId)} total={count} />
              </>
            ),
          },
          {
            value: "list",
            label: t("list"),
            content: <PlannedSteps subtasks={subtasks} />,
          },
        ]}
      />
    </PlanCard>
  );
}
