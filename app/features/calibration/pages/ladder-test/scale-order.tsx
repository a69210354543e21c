import { Card } from "#app/ui/card";

type Order = { inOrder: boolean; skipped: string[] } | { notEstimable: string };

/** Whether the steps of the scale are used in their order. */
export function ScaleOrder({ order, ratings }: { order: Order; ratings: number }) {
  return (
    <Card>
      <section aria-labelledby="scale-order">
        <h2 id="scale-order">The levels of the scale</h2>
        {"notEstimable" in order ? (
          <p className="mt-1">Not estimable: {order.notEstimable}.</p>
        ) : order.inOrder ? (
          <p className="mt-1">
            Each step is the most likely one somewhere: the borders between them rise as they should. Based on {ratings}{" "}
            ratings.
          </p>
        ) : (
          <ul className="mt-1 ml-5 list-disc">
            {order.skipped.map((words) => (
              <li key={words}>{words}.</li>
            ))}
          </ul>
        )}
      </section>
    </Card>
  );
}
