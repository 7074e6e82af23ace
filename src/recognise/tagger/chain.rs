//! The likeliest labels of a run of characters, and how sure each is: a linear chain over their weights.

use super::weights::{LABELS, Label, Row, Weights};

/// The labels that together weigh most.
pub(super) fn best(rows: &[Row], weights: &Weights) -> Vec<Label> {
    // The most that labels up to a character can weigh, by the label of that character.
    let mut sums: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows {
        let sum = match sums.last() {
            None => *row,
            Some(before) => heaviest(before, row, &weights.steps),
        };
        sums.push(sum);
    }
    let most = |row: &Row| (0..LABELS).max_by(|a, b| row[*a].total_cmp(&row[*b])).unwrap_or(0);
    let mut labels: Vec<Label> = Vec::with_capacity(rows.len());
    for sum in sums.iter().rev() {
        let came = match labels.last() {
            None => most(sum),
            Some(next) => most(&std::array::from_fn(|label| sum[label] + weights.steps[label][next.index()])),
        };
        labels.push(Label::from_index(came));
    }
    labels.reverse();
    labels
}

/// The sums one character on; which label each came from is asked again only along the best way.
fn heaviest(before: &Row, row: &Row, steps: &[Row; LABELS]) -> Row {
    let mut next = [f32::NEG_INFINITY; LABELS];
    for (sum, steps) in before.iter().zip(steps) {
        next.iter_mut().zip(steps).for_each(|(next, step)| *next = next.max(sum + step));
    }
    std::array::from_fn(|label| next[label] + row[label])
}

/// For each character the probability that it is what `labels` says.
pub(super) fn sureness(rows: &[Row], labels: &[Label], weights: &Weights) -> Vec<f32> {
    let steps: [Row; LABELS] = weights.steps.map(|row| row.map(f32::exp));
    let lifted: Vec<Row> = rows.iter().map(lifted).collect();
    let forward = forward(&lifted, &steps);
    let mut behind = [1.0; LABELS];
    let mut sure = vec![0.0; rows.len()];
    for at in (0..rows.len()).rev() {
        let both: Row = std::array::from_fn(|label| forward[at][label] * behind[label]);
        let whole: f32 = both.iter().sum();
        sure[at] = labels.get(at).map_or(0.0, |label| both[label.index()] / whole.max(f32::MIN_POSITIVE));
        let here: Row = std::array::from_fn(|label| behind[label] * lifted[at][label]);
        behind = evened(std::array::from_fn(|before| dot(&steps[before], &here)));
    }
    sure
}

/// How likely each label is by what stands up to and with each character, each row summing up to one.
fn forward(lifted: &[Row], steps: &[Row; LABELS]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::with_capacity(lifted.len());
    for here in lifted {
        let row = match rows.last() {
            None => *here,
            Some(before) => {
                let mut row = [0.0; LABELS];
                for (share, steps) in before.iter().zip(steps) {
                    row.iter_mut().zip(steps).for_each(|(sum, step)| *sum += share * step);
                }
                std::array::from_fn(|label| row[label] * here[label])
            }
        };
        rows.push(evened(row));
    }
    rows
}

/// The exponentials of a row, of which the largest is one.
fn lifted(row: &Row) -> Row {
    let most = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    row.map(|weight| (weight - most).exp())
}

fn evened(row: Row) -> Row {
    let sum: f32 = row.iter().sum();
    row.map(|share| share / sum.max(f32::MIN_POSITIVE))
}

fn dot(a: &Row, b: &Row) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(label: usize, weight: f32) -> Row {
        std::array::from_fn(|at| if at == label { weight } else { 0.0 })
    }

    #[test]
    fn a_step_can_outweigh_a_character() {
        let mut weights = Weights::default();
        weights.steps[1][2] = 3.0;
        let rows = [row(1, 2.0), row(0, 1.0)];
        assert_eq!(best(&rows, &weights), [Label::from_index(1), Label::from_index(2)]);
        assert!(best(&[], &weights).is_empty());
    }

    #[test]
    fn sureness_is_a_probability() {
        let mut weights = Weights::default();
        weights.steps[1][2] = 3.0;
        let rows = [row(1, 2.0), row(0, 1.0), row(3, -1.0)];
        let total: f32 = (0..LABELS).map(|label| sureness(&rows, &[Label::from_index(label); 3], &weights)[1]).sum();
        assert!((total - 1.0).abs() < 1e-5, "{total}");
        // By hand: two characters, one step that counts.
        let two = sureness(&rows[..2], &[Label::from_index(1), Label::from_index(2)], &weights);
        let (a, b, e3) = (2f32.exp(), 1f32.exp(), 3f32.exp());
        let n = LABELS as f32;
        let through = a * (b + n - 2.0 + e3);
        let all = through + (n - 1.0) * (b + n - 1.0);
        assert!((two[0] - through / all).abs() < 1e-5, "{two:?}");
        assert!(sureness(&[], &[], &weights).is_empty());
    }
}
