//! The story that the page of the pallet tells.

use super::*;

#[test]
fn a_co_op_pays_thirty_wages_and_closes_the_month() {
	new_test(|| {
		let (march, payday, april) = (TODAY - 33, TODAY - 5, TODAY - 3);
		let legs = vec![debit(BANK, 600 * ONE), credit(CAPITAL, 600 * ONE)].try_into().unwrap();
		let opening = Opening { day: march, legs, document: hash(1) };
		for who in [ANN, BEN] {
			assert_ok!(Books::open_balances(signed(who), SHOP, 1, opening.clone()));
		}
		let run = order(payment((10..40).map(|member| wage(member, 15 * ONE)).collect()));
		assert_eq!(Books::available(SHOP, BANK), 150 * ONE);

		post(on(payday, went(1, 450 * ONE, vec![Part::Whole(run)])));
		assert_eq!(entry(2).legs.len(), 31);
		let back = Part::Back { entry: 2, place: 7, amount: 15 * ONE };
		post(on(payday + 2, came(2, 15 * ONE, vec![back])));
		order(payment(vec![wage(17, 15 * ONE)]));

		let statement = statement(april, 164 * ONE + 20 * CENT);
		assert_refused!(send_close(ANN, &statement), TestError::BalanceDiffers);
		post(on(payday, went(3, 80 * CENT, vec![Part::Direct(debit(CHARGES, 80 * CENT))])));
		close(april, 164 * ONE + 20 * CENT);
		assert_eq!(Closes::<Test>::get(SHOP, 2).unwrap().entry, 4);
	});
}
