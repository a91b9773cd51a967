SELECT state, started, ended FROM order_dripfeeds WHERE order_id = :order
