//! The likeliest labels of a run of characters, and how sure each is: a linear chain over their weights.

use super::weights::{LABELS, LANES, Label, Row, SCALE, add};

/// The weights from each label to the next, made ready.
#[derive(Debug, Default)]
pub(super) struct Steps {
    /// As they were learnt.
    weights: [Row; LABELS],
    /// The same by the label they lead to.
    into: [Row; LABELS],
    /// By how much, at most, a step from each label outweighs the same step from outside of names.
    gains: Row,
    /// Their exponentials.
    onward: [Shares; LABELS],
    /// The same from each label to the one before.
    back: [Shares; LABELS],
}

/// A share for each label, as long as a [`Row`].
type Shares = [f32; LANES];

impl Steps {
    /// Makes weights ready.
    pub(super) fn new(weights: [Row; LABELS]) -> Self {
        let outside = weights[Label::OUTSIDE.index()];
        let gain = |row: &Row| row.iter().zip(&outside).map(|(own, other)| own.saturating_sub(*other)).max();
        // Past the labels nothing gains.
        let mut gains = [i16::MIN; LANES];
        gains.iter_mut().zip(&weights).skip(1).for_each(|(to, row)| *to = gain(row).unwrap_or(0));
        let onward = weights.map(|row| row.map(|weight| (f32::from(weight) / SCALE).exp()));
        let back = |to: usize| std::array::from_fn(|from| onward.get(from).map_or(0.0, |steps| steps[to]));
        let from = |to: usize, from: usize| weights.get(from).map_or(i16::MIN, |steps| steps[to]);
        let into = std::array::from_fn(|to| std::array::from_fn(|label| from(to, label)));
        Steps { weights, into, gains, onward, back: std::array::from_fn(back) }
    }

    /// The labels of the characters with these rows that together weigh most.
    ///
    /// Most characters are outside of every name, and are seen to be so by themselves: where that outweighs each other
    /// label by more than any step from there can gain, the best way leads through it whatever follows. Only the stretches
    /// between such characters are gone back through.
    pub(super) fn best(&self, rows: &[Row]) -> Vec<Label> {
        let mut labels = vec![Label::OUTSIDE; rows.len()];
        // By how much labels since the last such character can outweigh being outside, by the label of each character.
        let mut open: Vec<Row> = Vec::new();
        // How many of them the way back from outside leads through names: after them it stays outside.
        let mut named = 0;
        for (at, row) in rows.iter().enumerate() {
            let mut sum = match open.last() {
                Some(before) => {
                    let came = plus(before, &self.into[Label::OUTSIDE.index()]);
                    named = if leads(&came, &NO_GAINS) { named } else { open.len() };
                    self.heaviest(before)
                }
                None if at == 0 => [0; LANES],
                None => self.weights[Label::OUTSIDE.index()],
            };
            add(&mut sum, row);
            let sum = sum.map(|weight| weight.saturating_sub(sum[Label::OUTSIDE.index()]));
            if !leads(&sum, &self.gains) {
                open.push(sum);
            } else if !open.is_empty() {
                let start = at - open.len();
                self.trace(&mut labels[start..start + named], &open, Label::OUTSIDE);
                open.clear();
                named = 0;
            }
        }
        if let (Some(sum), Some((last, before))) = (open.pop(), labels.split_last_mut()) {
            *last = heaviest_label(&sum);
            let start = before.len() - open.len();
            self.trace(&mut before[start..], &open, *last);
        }
        labels
    }

    /// The most that steps from these sums come to; which label each came from is asked again only along the best way.
    fn heaviest(&self, before: &Row) -> Row {
        let mut next = [i16::MIN; LANES];
        for (sum, steps) in before.iter().zip(&self.weights) {
            next.iter_mut().zip(steps).for_each(|(next, step)| *next = (*next).max(sum.saturating_add(*step)));
        }
        next
    }

    /// Sets the labels that lead to `next` after the last of them.
    fn trace(&self, labels: &mut [Label], sums: &[Row], mut next: Label) {
        for (label, sum) in labels.iter_mut().zip(sums).rev() {
            let came = plus(sum, &self.into[next.index()]);
            next = heaviest_label(&came);
            *label = next;
        }
    }

    /// For each character the probability that it is what `labels` says.
    pub(super) fn sureness(&self, rows: &[Row], labels: &[Label]) -> Vec<f32> {
        let lifted: Vec<Shares> = rows.iter().map(lifted).collect();
        let forward = self.forward(&lifted);
        let mut behind = [1.0; LANES];
        let mut sure = vec![0.0; rows.len()];
        for at in (0..rows.len()).rev() {
            let both = times(&forward[at], &behind);
            let whole: f32 = both.iter().sum();
            sure[at] = labels.get(at).map_or(0.0, |label| both[label.index()] / whole.max(f32::MIN_POSITIVE));
            behind = evened(stepped(&times(&behind, &lifted[at]), &self.back));
        }
        sure
    }

    /// How likely each label is by what stands up to and with each character, each row summing up to one.
    fn forward(&self, lifted: &[Shares]) -> Vec<Shares> {
        let mut rows: Vec<Shares> = Vec::with_capacity(lifted.len());
        for here in lifted {
            let row = match rows.last() {
                None => *here,
                Some(before) => times(&stepped(before, &self.onward), here),
            };
            rows.push(evened(row));
        }
        rows
    }
}

/// No label but being outside itself may weigh as much.
const NO_GAINS: Row = {
    let mut gains = [0; LANES];
    gains[Label::OUTSIDE.index()] = i16::MIN;
    gains
};

/// True where being outside outweighs each label by more than its part of `gains`; whole rows are compared at once.
fn leads(sums: &Row, gains: &Row) -> bool {
    let outside = sums[Label::OUTSIDE.index()];
    let ahead = |(sum, gain): (&i16, &i16)| i16::from(outside.saturating_sub(*sum) > *gain);
    sums.iter().zip(gains).map(ahead).sum::<i16>() == LANES as i16
}

fn plus(a: &Row, b: &Row) -> Row {
    std::array::from_fn(|at| a[at].saturating_add(b[at]))
}

/// The label that weighs most.
fn heaviest_label(row: &Row) -> Label {
    Label::from_index((0..LABELS).max_by_key(|label| row[*label]).unwrap_or(0))
}

/// The exponentials of a row, of which the largest is one; nothing past the labels.
fn lifted(row: &Row) -> Shares {
    let row = &row[..LABELS];
    let most = row.iter().copied().max().unwrap_or(0);
    let mut shares = [0.0; LANES];
    let share = |weight: i16| (f32::from(weight.saturating_sub(most)) / SCALE).exp();
    shares.iter_mut().zip(row).for_each(|(to, weight)| *to = share(*weight));
    shares
}

/// The shares one character further.
fn stepped(shares: &Shares, steps: &[Shares; LABELS]) -> Shares {
    let mut next = [0.0; LANES];
    for (share, steps) in shares.iter().zip(steps) {
        next.iter_mut().zip(steps).for_each(|(sum, step)| *sum += share * step);
    }
    next
}

fn times(a: &Shares, b: &Shares) -> Shares {
    std::array::from_fn(|at| a[at] * b[at])
}

fn evened(row: Shares) -> Shares {
    let sum: f32 = row.iter().sum();
    row.map(|share| share / sum.max(f32::MIN_POSITIVE))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(label: usize, weight: i16) -> Row {
        std::array::from_fn(|at| if at == label { weight } else { 0 })
    }

    fn steps(from: usize, to: usize, weight: i16) -> Steps {
        let mut weights = [[0; LANES]; LABELS];
        weights[from][to] = weight;
        Steps::new(weights)
    }

    #[test]
    fn a_step_can_outweigh_a_character() {
        let steps = steps(1, 2, 300);
        let rows = [row(1, 200), row(0, 100)];
        assert_eq!(steps.best(&rows), [Label::from_index(1), Label::from_index(2)]);
        assert!(steps.best(&[]).is_empty());
    }

    /// The best labels by trying all of them.
    fn tried(steps: &Steps, rows: &[Row]) -> i32 {
        let ways = LABELS.pow(rows.len() as u32);
        let labels =
            |way: usize| (0..rows.len()).map(move |at| Label::from_index(way / LABELS.pow(at as u32) % LABELS));
        (0..ways).map(|way| weight(steps, rows, &labels(way).collect::<Vec<_>>())).max().unwrap_or(0)
    }

    fn weight(steps: &Steps, rows: &[Row], labels: &[Label]) -> i32 {
        let own: i32 = rows.iter().zip(labels).map(|(row, label)| i32::from(row[label.index()])).sum();
        own + labels.windows(2).map(|pair| i32::from(steps.weights[pair[0].index()][pair[1].index()])).sum::<i32>()
    }

    #[test]
    fn nothing_outweighs_the_best_labels() {
        let mut weights = [[0; LANES]; LABELS];
        (0..LABELS * LABELS).for_each(|at| weights[at / LABELS][at % LABELS] = (at * 7919 % 601) as i16 - 300);
        weights[0][0] = 500;
        let steps = Steps::new(weights);
        let mut settled = 0;
        for seed in 0..60 {
            let weight = |at: usize, label: usize| ((seed * 31 + at * 17 + label * 7) * 7919 % 401) as i16 - 200;
            let sure = |at: usize| if (seed + at).is_multiple_of(3) { 900 } else { 0 };
            let rows: Vec<Row> = (0..3)
                .map(|at| std::array::from_fn(|label| weight(at, label) + if label == 0 { sure(at) } else { 0 }))
                .collect();
            settled += rows.iter().filter(|row| leads(row, &steps.gains)).count();
            assert_eq!(self::weight(&steps, &rows, &steps.best(&rows)), tried(&steps, &rows), "{seed}");
        }
        assert!(settled > 10 && settled < 150, "{settled}");
    }

    #[test]
    fn sureness_is_a_probability() {
        let steps = steps(1, 2, 300);
        let rows = [row(1, 200), row(0, 100), row(3, -100)];
        let total: f32 = (0..LABELS).map(|label| steps.sureness(&rows, &[Label::from_index(label); 3])[1]).sum();
        assert!((total - 1.0).abs() < 1e-5, "{total}");
        // By hand: two characters, one step that counts.
        let two = steps.sureness(&rows[..2], &[Label::from_index(1), Label::from_index(2)]);
        let (a, b, e3) = (2f32.exp(), 1f32.exp(), 3f32.exp());
        let n = LABELS as f32;
        let through = a * (b + n - 2.0 + e3);
        let all = through + (n - 1.0) * (b + n - 1.0);
        assert!((two[0] - through / all).abs() < 1e-5, "{two:?}");
        assert!(steps.sureness(&[], &[]).is_empty());
    }
}
