#!/bin/sh
# Import a table: when, who, what it is worth; cancelled orders are left out. Run it twice: the second run adds nothing.
set -eu
cd "$(dirname "$0")"
"${TIDEGAUGE:-tidegauge}" import orders.csv --name order_line --map timestamp=InvoiceDate --map user_id=CustomerID \
  --set "value=Quantity * UnitPrice" --where "InvoiceNo NOT LIKE 'C%'" --timezone Asia/Bangkok
