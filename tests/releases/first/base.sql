PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE schema_migrations (name TEXT NOT NULL PRIMARY KEY);
INSERT INTO schema_migrations VALUES('shared/0001_tables');
INSERT INTO schema_migrations VALUES('shared/0002_rollups');
INSERT INTO schema_migrations VALUES('desk/0001_desk');
CREATE TABLE staff (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    rev INTEGER NOT NULL
) STRICT
;
INSERT INTO staff VALUES(1,'owner','owner',1,1788249600000,1);
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    username TEXT NOT NULL,
    username_key TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    suspend_reason TEXT NOT NULL,
    balance INTEGER NOT NULL CHECK (balance >= 0),
    on_hold INTEGER NOT NULL CHECK (on_hold >= 0),
    spent INTEGER NOT NULL,
    order_count INTEGER NOT NULL,
    note TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    rev INTEGER NOT NULL
) STRICT
;
INSERT INTO users VALUES(1,'ana.silva','ana.silva','ana.silva@example.com','ana.silva@example.com','active','',9625000000,0,475000000,1,'',1783065600000,1788249600000,9);
INSERT INTO users VALUES(2,'marco_meyer','marco_meyer','marco_meyer@example.com','marco_meyer@example.com','active','',971600000,0,1528400000,3,'',1783108800000,1788190078107,3);
INSERT INTO users VALUES(3,'lenanovak','lenanovak','lenanovak@example.com','lenanovak@example.com','active','',9227000000,0,773000000,3,'',1783152000000,1787936076625,3);
INSERT INTO users VALUES(4,'berg.tariq','berg.tariq','berg.tariq@example.com','berg.tariq@example.com','active','',0,0,0,0,'',1783195200000,1783195200000,2);
INSERT INTO users VALUES(5,'yuki-okafor','yuki-okafor','yuki-okafor@example.com','yuki-okafor@example.com','active','',0,0,0,0,'',1783238400000,1783238400000,2);
INSERT INTO users VALUES(6,'haddad85','haddad85','haddad85@example.com','haddad85@example.com','active','',2270000000,0,230000000,2,'',1783281600000,1787891545280,3);
INSERT INTO users VALUES(7,'pavel.rahman','pavel.rahman','pavel.rahman@example.com','pavel.rahman@example.com','active','',24997800000,0,2200000,1,'',1783324800000,1784417117514,3);
INSERT INTO users VALUES(8,'ines_lind','ines_lind','ines_lind@example.com','ines_lind@example.com','active','',4969000000,0,31000000,1,'',1783368000000,1788030594141,3);
INSERT INTO users VALUES(9,'jonasito','jonasito','jonasito@example.com','jonasito@example.com','active','',6843500000,3150000000,6500000,2,'',1783411200000,1788249587076,3);
INSERT INTO users VALUES(10,'costa.amara','costa.amara','costa.amara@example.com','costa.amara@example.com','active','',3252000000,0,1748000000,3,'',1783454400000,1787663734028,3);
INSERT INTO users VALUES(11,'felix-silva','felix-silva','felix-silva@example.com','felix-silva@example.com','active','',24448200000,0,551800000,2,'',1783497600000,1787713678592,3);
INSERT INTO users VALUES(12,'meyer91','meyer91','meyer91@example.com','meyer91@example.com','active','',2369200000,0,130800000,2,'',1783540800000,1786607118139,3);
INSERT INTO users VALUES(13,'diego.novak','diego.novak','diego.novak@example.com','diego.novak@example.com','active','',24997470000,0,2530000,1,'',1783584000000,1784591133147,3);
INSERT INTO users VALUES(14,'mila_berg','mila_berg','mila_berg@example.com','mila_berg@example.com','active','',4983000000,0,17000000,2,'',1783627200000,1787361384386,3);
INSERT INTO users VALUES(15,'omarokafor','omarokafor','omarokafor@example.com','omarokafor@example.com','active','',9555640000,0,444360000,2,'',1783670400000,1788052739236,3);
INSERT INTO users VALUES(16,'haddad.greta','haddad.greta','haddad.greta@example.com','haddad.greta@example.com','active','',24880000000,0,120000000,1,'',1783713600000,1786694027063,3);
INSERT INTO users VALUES(17,'hugo-rahman','hugo-rahman','hugo-rahman@example.com','hugo-rahman@example.com','active','',9949000000,0,51000000,3,'',1783756800000,1788081526485,3);
INSERT INTO users VALUES(18,'lind97','lind97','lind97@example.com','lind97@example.com','active','',0,0,0,0,'',1783800000000,1783800000000,2);
INSERT INTO users VALUES(19,'ivan.ito','ivan.ito','ivan.ito@example.com','ivan.ito@example.com','active','',24062500000,0,3437500000,2,'',1783843200000,1787454032844,3);
INSERT INTO users VALUES(20,'leila_costa','leila_costa','leila_costa@example.com','leila_costa@example.com','active','',0,0,0,0,'',1783886400000,1783886400000,2);
INSERT INTO users VALUES(21,'anaberg','anaberg','anaberg@example.com','anaberg@example.com','active','',2499375090,0,624910,1,'',1783929600000,1787712859092,3);
INSERT INTO users VALUES(22,'okafor.marco','okafor.marco','okafor.marco@example.com','okafor.marco@example.com','active','',22604985000,0,2395015000,4,'',1783972800000,1788185890273,3);
INSERT INTO users VALUES(23,'lena-haddad','lena-haddad','lena-haddad@example.com','lena-haddad@example.com','active','',24858000000,0,142000000,3,'',1784016000000,1787597905616,3);
INSERT INTO users VALUES(24,'rahman103','rahman103','rahman103@example.com','rahman103@example.com','active','',0,0,0,0,'',1784059200000,1784059200000,2);
INSERT INTO users VALUES(25,'yuki.lind','yuki.lind','yuki.lind@example.com','yuki.lind@example.com','active','',0,0,0,0,'',1784102400000,1784102400000,2);
INSERT INTO users VALUES(26,'noor_ito','noor_ito','noor_ito@example.com','noor_ito@example.com','active','',0,0,0,0,'',1784145600000,1784145600000,2);
INSERT INTO users VALUES(27,'pavelcosta','pavelcosta','pavelcosta@example.com','pavelcosta@example.com','active','',8145000000,0,1855000000,3,'',1784188800000,1786670512155,3);
INSERT INTO users VALUES(28,'silva.ines','silva.ines','silva.ines@example.com','silva.ines@example.com','active','',0,0,0,0,'',1784232000000,1784232000000,2);
INSERT INTO users VALUES(29,'jonas-meyer','jonas-meyer','jonas-meyer@example.com','jonas-meyer@example.com','active','',0,0,0,0,'',1784275200000,1784275200000,2);
INSERT INTO users VALUES(30,'novak109','novak109','novak109@example.com','novak109@example.com','active','',4994150000,0,5850000,1,'',1784318400000,1787877873678,3);
INSERT INTO users VALUES(31,'felix.berg','felix.berg','felix.berg@example.com','felix.berg@example.com','active','',0,0,0,0,'',1784361600000,1784361600000,2);
INSERT INTO users VALUES(32,'rosa_okafor','rosa_okafor','rosa_okafor@example.com','rosa_okafor@example.com','active','',0,0,0,0,'',1784404800000,1784404800000,2);
INSERT INTO users VALUES(33,'diegohaddad','diegohaddad','diegohaddad@example.com','diegohaddad@example.com','active','',4650000000,0,350000000,1,'',1784448000000,1787241532948,3);
INSERT INTO users VALUES(34,'rahman.mila','rahman.mila','rahman.mila@example.com','rahman.mila@example.com','active','',0,0,0,0,'',1784491200000,1784491200000,2);
INSERT INTO users VALUES(35,'omar-lind','omar-lind','omar-lind@example.com','omar-lind@example.com','active','',0,0,0,0,'',1784534400000,1784534400000,2);
INSERT INTO users VALUES(36,'ito115','ito115','ito115@example.com','ito115@example.com','active','',9980000000,0,20000000,1,'',1784577600000,1788229919717,3);
INSERT INTO users VALUES(37,'hugo.costa','hugo.costa','hugo.costa@example.com','hugo.costa@example.com','active','',9516250000,0,483750000,2,'',1784620800000,1787471620732,3);
INSERT INTO users VALUES(38,'zara_silva','zara_silva','zara_silva@example.com','zara_silva@example.com','active','',4070000000,0,930000000,2,'',1784664000000,1786904370283,3);
INSERT INTO users VALUES(39,'ivanmeyer','ivanmeyer','ivanmeyer@example.com','ivanmeyer@example.com','active','',46850000000,0,3150000000,2,'',1784707200000,1787838560924,3);
INSERT INTO users VALUES(40,'novak.leila','novak.leila','novak.leila@example.com','novak.leila@example.com','active','',4834000000,0,166000000,2,'',1784750400000,1786772208478,3);
INSERT INTO users VALUES(41,'ana-rahman','ana-rahman','ana-rahman@example.com','ana-rahman@example.com','active','',9996000000,0,4000000,1,'',1784793600000,1787109665302,3);
INSERT INTO users VALUES(42,'lind121','lind121','lind121@example.com','lind121@example.com','active','',0,0,0,0,'',1784836800000,1784836800000,2);
INSERT INTO users VALUES(43,'lena.ito','lena.ito','lena.ito@example.com','lena.ito@example.com','active','',0,0,0,0,'',1784880000000,1784880000000,2);
INSERT INTO users VALUES(44,'tariq_costa','tariq_costa','tariq_costa@example.com','tariq_costa@example.com','active','',0,0,0,0,'',1784923200000,1784923200000,2);
INSERT INTO users VALUES(45,'yukisilva','yukisilva','yukisilva@example.com','yukisilva@example.com','active','',0,0,0,0,'',1784966400000,1784966400000,2);
INSERT INTO users VALUES(46,'meyer.noor','meyer.noor','meyer.noor@example.com','meyer.noor@example.com','active','',49580000000,0,420000000,1,'',1785009600000,1785475005555,3);
INSERT INTO users VALUES(47,'pavel-novak','pavel-novak','pavel-novak@example.com','pavel-novak@example.com','active','',0,0,0,0,'',1785052800000,1785052800000,2);
INSERT INTO users VALUES(48,'berg127','berg127','berg127@example.com','berg127@example.com','active','',0,0,0,0,'',1785096000000,1785096000000,2);
INSERT INTO users VALUES(49,'jonas.okafor','jonas.okafor','jonas.okafor@example.com','jonas.okafor@example.com','active','',0,0,0,0,'',1785139200000,1785139200000,2);
INSERT INTO users VALUES(50,'amara_haddad','amara_haddad','amara_haddad@example.com','amara_haddad@example.com','active','',9519000000,0,481000000,2,'',1785182400000,1788055727990,3);
INSERT INTO users VALUES(51,'felixrahman','felixrahman','felixrahman@example.com','felixrahman@example.com','active','',2237500000,0,262500000,2,'',1785225600000,1787784255027,3);
INSERT INTO users VALUES(52,'lind.rosa','lind.rosa','lind.rosa@example.com','lind.rosa@example.com','active','',0,0,0,0,'',1785268800000,1785268800000,2);
INSERT INTO users VALUES(53,'diego-ito','diego-ito','diego-ito@example.com','diego-ito@example.com','active','',0,0,0,0,'',1785312000000,1785312000000,2);
INSERT INTO users VALUES(54,'costa133','costa133','costa133@example.com','costa133@example.com','active','',0,0,0,0,'',1785355200000,1785355200000,2);
INSERT INTO users VALUES(55,'omar.silva','omar.silva','omar.silva@example.com','omar.silva@example.com','active','',0,0,0,0,'',1785398400000,1785398400000,2);
INSERT INTO users VALUES(56,'greta_meyer','greta_meyer','greta_meyer@example.com','greta_meyer@example.com','active','',0,0,0,0,'',1785441600000,1785441600000,2);
INSERT INTO users VALUES(57,'hugonovak','hugonovak','hugonovak@example.com','hugonovak@example.com','active','',150000000,0,2350000000,1,'',1785484800000,1787399269549,3);
INSERT INTO users VALUES(58,'berg.zara','berg.zara','berg.zara@example.com','berg.zara@example.com','active','',0,0,0,0,'',1785528000000,1785528000000,2);
INSERT INTO users VALUES(59,'ivan-okafor','ivan-okafor','ivan-okafor@example.com','ivan-okafor@example.com','active','',0,0,0,0,'',1785571200000,1785571200000,2);
INSERT INTO users VALUES(60,'haddad139','haddad139','haddad139@example.com','haddad139@example.com','active','',0,0,0,0,'',1785614400000,1785614400000,2);
CREATE TABLE categories (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    enabled INTEGER NOT NULL,
    rev INTEGER NOT NULL
) STRICT
;
INSERT INTO categories VALUES(1,'Instagram Followers',1,1,2);
INSERT INTO categories VALUES(2,'Instagram Likes',2,1,2);
INSERT INTO categories VALUES(3,'Instagram Views',3,1,2);
INSERT INTO categories VALUES(4,'TikTok',4,1,2);
INSERT INTO categories VALUES(5,'YouTube',5,1,2);
INSERT INTO categories VALUES(6,'Telegram',6,1,2);
INSERT INTO categories VALUES(7,'Facebook',7,1,2);
INSERT INTO categories VALUES(8,'X and Spotify',8,1,2);
CREATE TABLE services (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    category_id INTEGER NOT NULL REFERENCES categories (id),
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    rate INTEGER NOT NULL CHECK (rate >= 0),
    min_quantity INTEGER NOT NULL CHECK (min_quantity >= 1),
    max_quantity INTEGER NOT NULL CHECK (max_quantity >= min_quantity),
    enabled INTEGER NOT NULL,
    refill INTEGER NOT NULL,
    cancel INTEGER NOT NULL,
    dripfeed INTEGER NOT NULL,
    description TEXT NOT NULL,
    average_minutes INTEGER NOT NULL,
    position INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    rev INTEGER NOT NULL
) STRICT
;
INSERT INTO services VALUES(1,1,'Instagram Followers | Real mix | 30 days refill','default',90000000,50,100000,1,1,0,1,'Profiles with pictures and posts. Starts within an hour; drops are refilled for 30 days.',180,1,1783065600000,2);
INSERT INTO services VALUES(2,1,'Instagram Followers | Premium | 365 days refill','default',235000000,100,50000,1,1,0,1,'Slow, steady delivery of about 2,000 a day.',300,2,1783065600000,2);
INSERT INTO services VALUES(3,1,'Instagram Followers | No refill','default',42000000,100,200000,1,0,1,1,'Cheapest. May drop; no refill.',60,3,1783065600000,2);
INSERT INTO services VALUES(4,1,'Instagram Followers | Brazil','default',310000000,20,10000,1,1,0,1,'Profiles with Brazilian names.',720,4,1783065600000,2);
INSERT INTO services VALUES(5,1,'Instagram Followers | Starter pack (500)','package',120000000,1,1,1,1,0,0,'A fixed pack of 500 followers.',240,5,1783065600000,2);
INSERT INTO services VALUES(6,2,'Instagram Likes | Instant','default',18000000,10,100000,1,0,1,1,'Starts at once, up to 20,000 an hour.',5,6,1783065600000,2);
INSERT INTO services VALUES(7,2,'Instagram Likes | Real with impressions','default',55000000,20,30000,1,1,1,1,'Adds reach and impressions.',25,7,1783065600000,2);
INSERT INTO services VALUES(8,2,'Instagram Likes | Women','default',95000000,50,10000,1,0,1,1,'Profiles with women''s names.',45,8,1783065600000,2);
INSERT INTO services VALUES(9,2,'Instagram Comments | Custom','custom_comments',650000000,5,500,1,0,1,0,'Your own comments, one on each line.',90,9,1783065600000,2);
INSERT INTO services VALUES(10,2,'Instagram Comments | Custom pack of 10','custom_comments_package',30000000,1,1,1,0,0,0,'Ten comments of your own.',60,10,1783065600000,2);
INSERT INTO services VALUES(11,3,'Instagram Reels Views','default',4000000,100,10000000,1,0,1,1,'For reels and videos.',10,11,1783065600000,2);
INSERT INTO services VALUES(12,3,'Instagram Story Views','default',12000000,50,40000,1,0,1,1,'All stories that are up.',30,12,1783065600000,2);
INSERT INTO services VALUES(13,3,'Instagram Profile Visits','default',22000000,100,200000,1,0,1,1,'',30,13,1783065600000,2);
INSERT INTO services VALUES(14,3,'Instagram Impressions + Reach','default',9000000,100,1000000,1,0,1,1,'',15,14,1783065600000,2);
INSERT INTO services VALUES(15,4,'TikTok Views | Instant','default',1265000,100,100000000,1,0,1,1,'Counted within minutes.',3,15,1783065600000,2);
INSERT INTO services VALUES(16,4,'TikTok Likes | Real','default',115000000,20,50000,1,1,1,1,'',60,16,1783065600000,2);
INSERT INTO services VALUES(17,4,'TikTok Followers | 30 days refill','default',260000000,50,100000,1,1,0,1,'',360,17,1783065600000,2);
INSERT INTO services VALUES(18,4,'TikTok Shares','default',27819000,100,100000,1,0,1,1,'',30,18,1783065600000,2);
INSERT INTO services VALUES(19,4,'TikTok Comments | Custom','custom_comments',980000000,5,1000,1,0,1,0,'Your own comments, one on each line.',120,19,1783065600000,2);
INSERT INTO services VALUES(20,4,'TikTok Saves','default',35000000,100,50000,1,0,1,1,'',30,20,1783065600000,2);
INSERT INTO services VALUES(21,5,'YouTube Views | Suggested','default',190000000,500,1000000,1,1,0,1,'Average watch time of two minutes.',1440,21,1783065600000,2);
INSERT INTO services VALUES(22,5,'YouTube Views | Short films','default',110000000,100,500000,1,1,0,1,'For Shorts.',600,22,1783065600000,2);
INSERT INTO services VALUES(23,5,'YouTube Subscribers | 30 days refill','default',1450000000,50,10000,1,1,0,1,'About 100 a day.',4320,23,1783065600000,2);
INSERT INTO services VALUES(24,5,'YouTube Likes','default',145000000,20,50000,1,1,1,1,'',120,24,1783065600000,2);
INSERT INTO services VALUES(25,5,'YouTube Comments | Custom','custom_comments',1800000000,5,500,1,0,1,0,'Your own comments, one on each line.',720,25,1783065600000,2);
INSERT INTO services VALUES(26,5,'YouTube Watch Time | 1000 hours','package',3150000000,1,1,1,1,0,0,'For videos longer than an hour.',20160,26,1783065600000,2);
INSERT INTO services VALUES(27,6,'Telegram Channel Members','default',78000000,100,100000,1,0,0,1,'Public channels and groups.',120,27,1783065600000,2);
INSERT INTO services VALUES(28,6,'Telegram Channel Members | 90 days refill','default',195000000,100,50000,1,1,0,1,'',240,28,1783065600000,2);
INSERT INTO services VALUES(29,6,'Telegram Post Views | Last 5 posts','default',11000000,100,50000,1,0,1,1,'',10,29,1783065600000,2);
INSERT INTO services VALUES(30,6,'Telegram Reactions | Positive mix','default',15000000,10,50000,1,0,1,1,'',15,30,1783065600000,2);
INSERT INTO services VALUES(31,6,'Telegram Premium Members | Pack','package',475000000,1,1,1,0,0,0,'A pack of 100.',240,31,1783065600000,2);
INSERT INTO services VALUES(32,7,'Facebook Page Likes + Followers','default',170000000,100,100000,1,1,0,1,'',720,32,1783065600000,2);
INSERT INTO services VALUES(33,7,'Facebook Post Likes','default',62000000,50,50000,1,0,1,1,'',60,33,1783065600000,2);
INSERT INTO services VALUES(34,7,'Facebook Video Views','default',10000000,500,5000000,1,0,1,1,'',60,34,1783065600000,2);
INSERT INTO services VALUES(35,7,'Facebook Group Members','default',205000000,100,50000,1,1,0,1,'',1440,35,1783065600000,2);
INSERT INTO services VALUES(36,8,'X Followers | Real mix','default',540000000,50,20000,1,1,0,1,'',1440,36,1783065600000,2);
INSERT INTO services VALUES(37,8,'X Likes','default',130000000,20,20000,1,0,1,1,'',60,37,1783065600000,2);
INSERT INTO services VALUES(38,8,'X Tweet Views','default',2000000,100,10000000,1,0,1,1,'',15,38,1783065600000,2);
INSERT INTO services VALUES(39,8,'Spotify Plays | Premium','default',48000000,1000,1000000,1,1,0,1,'About 1,500 a day.',2880,39,1783065600000,2);
INSERT INTO services VALUES(40,8,'Spotify Followers','default',105000000,50,100000,1,1,0,1,'',720,40,1783065600000,2);
CREATE TABLE orders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES users (id),
    service_id INTEGER NOT NULL REFERENCES services (id),
    service_name TEXT NOT NULL,
    link TEXT NOT NULL,
    comments TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    charge INTEGER NOT NULL CHECK (charge >= 0),
    refunded INTEGER NOT NULL CHECK (refunded >= 0 AND refunded <= charge),
    start_count INTEGER,
    remains INTEGER NOT NULL CHECK (remains >= 0 AND remains <= quantity),
    status TEXT NOT NULL,
    placed_via TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    rev INTEGER NOT NULL
) STRICT
;
INSERT INTO orders VALUES(1,6,5,'Instagram Followers | Starter pack (500)','https://www.instagram.com/noor_ito13/','',1,120000000,0,16540,0,'completed','apiv2',1783885329167,1783925109167,3);
INSERT INTO orders VALUES(2,50,12,'Instagram Story Views','https://www.instagram.com/p/1qjLsmgbQr4/','',500,6000000,0,19538,0,'completed','web',1784153297954,1784293877954,3);
INSERT INTO orders VALUES(3,7,29,'Telegram Post Views | Last 5 posts','https://t.me/ibmjwsak_channel/288','',200,2200000,0,3537,0,'completed','web',1784358917514,1784417117514,3);
INSERT INTO orders VALUES(4,13,15,'TikTok Views | Instant','https://www.tiktok.com/@noor_ito3/video/7000000000545920022','',2000,2530000,0,5771,0,'completed','apiv2',1784532273147,1784591133147,3);
INSERT INTO orders VALUES(5,1,21,'YouTube Views | Suggested','https://www.youtube.com/watch?v=00Vz4uGXOzn','',2500,475000000,0,15168,0,'completed','apiv2',1784685005062,1784705825062,3);
INSERT INTO orders VALUES(6,14,7,'Instagram Likes | Real with impressions','https://www.instagram.com/p/BORTCVRrlns/','',100,5500000,0,1071,0,'completed','apiv2',1784823073155,1784893513155,3);
INSERT INTO orders VALUES(7,19,26,'YouTube Watch Time | 1000 hours','https://www.youtube.com/watch?v=vPn0TUnP3W4','',1,3150000000,0,10345,0,'completed','web',1784950039964,1784995759964,3);
INSERT INTO orders VALUES(8,27,7,'Instagram Likes | Real with impressions','https://www.instagram.com/p/aPAq7KRdFq4/','',5000,275000000,0,9524,0,'completed','web',1785068209722,1785126049722,3);
INSERT INTO orders VALUES(9,22,15,'TikTok Views | Instant','https://www.tiktok.com/@yukisilva7/video/7000000000547971043','',1000,1265000,0,14995,0,'completed','web',1785179216726,1785253076726,3);
INSERT INTO orders VALUES(10,17,3,'Instagram Followers | No refill','https://www.instagram.com/haddad.greta3/','',1000,42000000,0,12254,0,'completed','web',1785284200092,1785355300092,3);
INSERT INTO orders VALUES(11,46,3,'Instagram Followers | No refill','https://www.instagram.com/yuki.lind13/','',10000,420000000,0,7439,0,'completed','web',1785384045555,1785475005555,3);
INSERT INTO orders VALUES(12,3,10,'Instagram Comments | Custom pack of 10','https://www.instagram.com/p/zcsyWPDlCEM/',replace('I need this\nGreat shot\nThis made my day\nHaha, so true','\n',char(10)),1,30000000,0,15701,0,'completed','web',1785479471977,1785526391977,3);
INSERT INTO orders VALUES(13,11,6,'Instagram Likes | Instant','https://www.instagram.com/p/3aD4knD0q9H/','',100,1800000,0,19526,0,'completed','apiv2',1785570981792,1785616041792,3);
INSERT INTO orders VALUES(14,40,13,'Instagram Profile Visits','https://www.instagram.com/p/DLP7g8PxPh6/','',500,11000000,0,17536,0,'completed','web',1785659020194,1785675940194,3);
INSERT INTO orders VALUES(15,23,1,'Instagram Followers | Real mix | 30 days refill','https://www.instagram.com/berg12711/','',1000,90000000,0,8684,0,'completed','web',1785743979718,1785800979718,3);
INSERT INTO orders VALUES(16,9,9,'Instagram Comments | Custom','https://www.instagram.com/p/bwVBtOIW6oS/',replace('So good\nBest one yet\nInstant follow\nKeep it up\nLove this!\nInstant follow\nI need this\nBeautiful colours\nCan you share the recipe?\nPerfect timing','\n',char(10)),10,6500000,0,4841,0,'completed','web',1785826150085,1785850690085,3);
INSERT INTO orders VALUES(17,38,21,'YouTube Views | Suggested','https://www.youtube.com/watch?v=I0Aj64knMt4','',2000,380000000,0,16208,0,'completed','apiv2',1785905794900,1786038874900,3);
INSERT INTO orders VALUES(18,39,30,'Telegram Reactions | Positive mix','https://t.me/uigublxj_channel/360','',1000,15000000,15000000,NULL,1000,'canceled','web',1785983137536,1785983257536,3);
INSERT INTO orders VALUES(19,22,10,'Instagram Comments | Custom pack of 10','https://www.instagram.com/p/jUSoVv4riHN/','Perfect timing',1,30000000,0,11095,0,'completed','apiv2',1786058346869,1786189206869,3);
INSERT INTO orders VALUES(20,27,4,'Instagram Followers | Brazil','https://www.instagram.com/rosa_okafor9/','',5000,1550000000,0,245,0,'completed','web',1786131606591,1786148526591,3);
INSERT INTO orders VALUES(21,10,11,'Instagram Reels Views','https://www.instagram.com/p/IpeSvDSGfrK/','',2000,8000000,0,8890,0,'completed','web',1786203050854,1786366310854,3);
INSERT INTO orders VALUES(22,12,11,'Instagram Reels Views','https://www.instagram.com/p/08N1bXPCZkX/','',200,800000,0,10546,0,'completed','apiv2',1786272818111,1786401818111,3);
INSERT INTO orders VALUES(23,15,3,'Instagram Followers | No refill','https://www.instagram.com/meyer9115/','',5000,210000000,0,1579,0,'completed','web',1786341022396,1786414042396,3);
INSERT INTO orders VALUES(24,51,2,'Instagram Followers | Premium | 365 days refill','https://www.instagram.com/berg.zara9/','',1000,235000000,0,3823,0,'completed','web',1786407757348,1786430017348,3);
INSERT INTO orders VALUES(25,17,1,'Instagram Followers | Real mix | 30 days refill','https://www.instagram.com/diego-ito2/','',100,9000000,0,10486,0,'completed','apiv2',1786473107727,1786486487727,3);
INSERT INTO orders VALUES(26,12,17,'TikTok Followers | 30 days refill','https://www.tiktok.com/@pavel.rahman15/video/7000000000630423671','',500,130000000,0,12422,0,'completed','apiv2',1786537158139,1786607118139,3);
INSERT INTO orders VALUES(27,27,10,'Instagram Comments | Custom pack of 10','https://www.instagram.com/p/mB6fBak9YlM/',replace('Wow, amazing work\nInstant follow\nI need this\nSo inspiring','\n',char(10)),1,30000000,0,5585,0,'completed','apiv2',1786600012155,1786670512155,3);
INSERT INTO orders VALUES(28,16,5,'Instagram Followers | Starter pack (500)','https://www.instagram.com/rosa_okafor17/','',1,120000000,0,13854,0,'completed','web',1786661687063,1786694027063,3);
INSERT INTO orders VALUES(29,40,33,'Facebook Post Likes','https://www.facebook.com/100003081965012','',2500,155000000,0,5583,0,'completed','web',1786722288478,1786772208478,3);
INSERT INTO orders VALUES(30,10,8,'Instagram Likes | Women','https://www.instagram.com/p/LsXDRlyAe4W/','',2000,190000000,0,13058,0,'completed','web',1786781838310,1786835118310,3);
INSERT INTO orders VALUES(31,38,7,'Instagram Likes | Real with impressions','https://www.instagram.com/p/9gJ76XygEJL/','',10000,550000000,0,18650,0,'completed','web',1786840410283,1786904370283,3);
INSERT INTO orders VALUES(32,3,24,'YouTube Likes','https://www.youtube.com/watch?v=GpyfyTrKIJn','',5000,725000000,0,2161,0,'completed','apiv2',1786898044323,1786945624323,3);
INSERT INTO orders VALUES(33,22,2,'Instagram Followers | Premium | 365 days refill','https://www.instagram.com/lenanovak7/','',10000,2350000000,0,13946,0,'completed','apiv2',1786954786912,1787026486912,3);
INSERT INTO orders VALUES(34,23,10,'Instagram Comments | Custom pack of 10','https://www.instagram.com/p/3F7H5bdQqsK/',replace('Where was this taken?\nBest one yet\nBeautiful colours','\n',char(10)),1,30000000,0,500,0,'completed','web',1787010689229,1787065469229,3);
INSERT INTO orders VALUES(35,41,11,'Instagram Reels Views','https://www.instagram.com/p/4nZZ4qqWKlY/','',1000,4000000,0,8463,0,'completed','web',1787065745302,1787109665302,3);
INSERT INTO orders VALUES(36,37,20,'TikTok Saves','https://www.tiktok.com/@ana-rahman7/video/7000000000713739470','',250,8750000,0,17002,0,'completed','apiv2',1787120038646,1787222098646,3);
INSERT INTO orders VALUES(37,2,11,'Instagram Reels Views','https://www.instagram.com/p/YuTsjtfnjQ7/','',100,400000,0,6299,0,'completed','web',1787173595814,1787178935814,3);
INSERT INTO orders VALUES(38,33,20,'TikTok Saves','https://www.tiktok.com/@ana-rahman5/video/7000000000278550825','',10000,350000000,0,18778,0,'completed','apiv2',1787226412948,1787241532948,3);
INSERT INTO orders VALUES(39,57,2,'Instagram Followers | Premium | 365 days refill','https://www.instagram.com/berg1275/','',10000,2350000000,0,6834,0,'completed','web',1787278549549,1787399269549,3);
INSERT INTO orders VALUES(40,14,16,'TikTok Likes | Real','https://www.tiktok.com/@marco_meyer2/video/7000000000332083265','',100,11500000,0,15146,0,'completed','web',1787330004386,1787361384386,3);
INSERT INTO orders VALUES(41,19,16,'TikTok Likes | Real','https://www.tiktok.com/@novak10914/video/7000000000740664070','',2500,287500000,0,9640,0,'completed','web',1787380832844,1787454032844,3);
INSERT INTO orders VALUES(42,37,31,'Telegram Premium Members | Pack','https://t.me/loyjydgy_channel/228','',1,475000000,0,7475,0,'completed','web',1787431060732,1787471620732,3);
INSERT INTO orders VALUES(43,23,13,'Instagram Profile Visits','https://www.instagram.com/p/1P6ah6THNjB/','',1000,22000000,0,19219,0,'completed','web',1787480665616,1787597905616,3);
INSERT INTO orders VALUES(44,2,24,'YouTube Likes','https://www.youtube.com/watch?v=IU5KgcXiVlF','',10000,1450000000,0,712,0,'completed','web',1787529716734,1787550836734,3);
INSERT INTO orders VALUES(45,21,15,'TikTok Views | Instant','https://www.tiktok.com/@tariq_costa13/video/7000000000195528029','',500,632500,7590,16307,6,'partial','apiv2',1787578219092,1787712859092,3);
INSERT INTO orders VALUES(46,10,4,'Instagram Followers | Brazil','https://www.instagram.com/meyer9115/','',5000,1550000000,0,11337,0,'completed','web',1787626174028,1787663734028,3);
INSERT INTO orders VALUES(47,11,22,'YouTube Views | Short films','https://www.youtube.com/watch?v=ptieJsIwqG4','',5000,550000000,0,6561,0,'completed','apiv2',1787673598592,1787713678592,3);
INSERT INTO orders VALUES(48,51,29,'Telegram Post Views | Last 5 posts','https://t.me/r87s2bxy_channel/767','',2500,27500000,0,9975,0,'completed','web',1787720535027,1787784255027,3);
INSERT INTO orders VALUES(49,39,26,'YouTube Watch Time | 1000 hours','https://www.youtube.com/watch?v=CUqfcJCleS9','',1,3150000000,0,13493,0,'completed','web',1787766980924,1787838560924,3);
INSERT INTO orders VALUES(50,30,9,'Instagram Comments | Custom','https://www.instagram.com/p/KqL9pWQd1h7/',replace('Beautiful colours\nHow long did it take?\nBeautiful colours\nHow long did it take?\nSo good\nWhere was this taken?\nSo good\nWow, amazing work\nHow long did it take?','\n',char(10)),9,5850000,0,8966,0,'completed','web',1787812953678,1787877873678,3);
INSERT INTO orders VALUES(51,6,13,'Instagram Profile Visits','https://www.instagram.com/p/umZC2Eets4E/','',5000,110000000,0,7243,0,'completed','web',1787858485280,1787891545280,3);
INSERT INTO orders VALUES(52,3,6,'Instagram Likes | Instant','https://www.instagram.com/p/baXdQAhXYte/','',1000,18000000,0,13181,0,'completed','web',1787903556625,1787936076625,3);
INSERT INTO orders VALUES(53,8,4,'Instagram Followers | Brazil','https://www.instagram.com/costa13314/','',100,31000000,0,3776,0,'completed','web',1787948214141,1788030594141,3);
INSERT INTO orders VALUES(54,50,31,'Telegram Premium Members | Pack','https://t.me/eewcvnth_channel/367','',1,475000000,0,12194,0,'completed','web',1787992427990,1788055727990,3);
INSERT INTO orders VALUES(55,15,4,'Instagram Followers | Brazil','https://www.instagram.com/ivan.ito12/','',1000,310000000,75640000,18709,244,'partial','web',1788036239236,1788052739236,3);
INSERT INTO orders VALUES(56,17,31,'Telegram Premium Members | Pack','https://t.me/vcg8kyau_channel/232','',1,475000000,475000000,NULL,1,'canceled','web',1788079666485,1788081526485,3);
INSERT INTO orders VALUES(57,22,7,'Instagram Likes | Real with impressions','https://www.instagram.com/p/lmEzwobs1X8/','',250,13750000,0,565,0,'completed','apiv2',1788122710273,1788185890273,3);
INSERT INTO orders VALUES(58,2,27,'Telegram Channel Members','https://t.me/y9pf7qlu_channel/245','',1000,78000000,0,16723,0,'completed','apiv2',1788165358107,1788190078107,3);
INSERT INTO orders VALUES(59,36,11,'Instagram Reels Views','https://www.instagram.com/p/uAFE20NRWcU/','',5000,20000000,0,14848,0,'completed','web',1788207659717,1788229919717,3);
INSERT INTO orders VALUES(60,9,26,'YouTube Watch Time | 1000 hours','https://www.youtube.com/watch?v=cWKgfdoTvnC','',1,3150000000,0,NULL,1,'pending','apiv2',1788249587076,1788249587076,3);
CREATE TABLE order_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    order_id INTEGER NOT NULL REFERENCES orders (id),
    actor TEXT NOT NULL,
    from_status TEXT NOT NULL,
    to_status TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    rev INTEGER NOT NULL
) STRICT
;
INSERT INTO order_events VALUES(1,1,'staff:owner','pending','in_progress',1783887129167,3);
INSERT INTO order_events VALUES(2,1,'staff:owner','in_progress','completed',1783925109167,3);
INSERT INTO order_events VALUES(3,2,'staff:owner','pending','in_progress',1784269157954,3);
INSERT INTO order_events VALUES(4,2,'staff:owner','in_progress','completed',1784293877954,3);
INSERT INTO order_events VALUES(5,3,'staff:owner','pending','processing',1784359937514,3);
INSERT INTO order_events VALUES(6,3,'staff:owner','processing','in_progress',1784381717514,3);
INSERT INTO order_events VALUES(7,3,'staff:owner','in_progress','completed',1784417117514,3);
INSERT INTO order_events VALUES(8,4,'staff:owner','pending','processing',1784534553147,3);
INSERT INTO order_events VALUES(9,4,'staff:owner','processing','in_progress',1784543013147,3);
INSERT INTO order_events VALUES(10,4,'staff:owner','in_progress','completed',1784591133147,3);
INSERT INTO order_events VALUES(11,5,'staff:owner','pending','in_progress',1784691965062,3);
INSERT INTO order_events VALUES(12,5,'staff:owner','in_progress','completed',1784705825062,3);
INSERT INTO order_events VALUES(13,6,'staff:owner','pending','processing',1784825233155,3);
INSERT INTO order_events VALUES(14,6,'staff:owner','processing','in_progress',1784838313155,3);
INSERT INTO order_events VALUES(15,6,'staff:owner','in_progress','completed',1784893513155,3);
INSERT INTO order_events VALUES(16,7,'staff:owner','pending','processing',1784952019964,3);
INSERT INTO order_events VALUES(17,7,'staff:owner','processing','in_progress',1784955859964,3);
INSERT INTO order_events VALUES(18,7,'staff:owner','in_progress','completed',1784995759964,3);
INSERT INTO order_events VALUES(19,8,'staff:owner','pending','in_progress',1785069829722,3);
INSERT INTO order_events VALUES(20,8,'staff:owner','in_progress','completed',1785126049722,3);
INSERT INTO order_events VALUES(21,9,'staff:owner','pending','processing',1785180416726,3);
INSERT INTO order_events VALUES(22,9,'staff:owner','processing','in_progress',1785192176726,3);
INSERT INTO order_events VALUES(23,9,'staff:owner','in_progress','completed',1785253076726,3);
INSERT INTO order_events VALUES(24,10,'staff:owner','pending','in_progress',1785285520092,3);
INSERT INTO order_events VALUES(25,10,'staff:owner','in_progress','completed',1785355300092,3);
INSERT INTO order_events VALUES(26,11,'staff:owner','pending','in_progress',1785423585555,3);
INSERT INTO order_events VALUES(27,11,'staff:owner','in_progress','completed',1785475005555,3);
INSERT INTO order_events VALUES(28,12,'staff:owner','pending','processing',1785479831977,3);
INSERT INTO order_events VALUES(29,12,'staff:owner','processing','in_progress',1785484631977,3);
INSERT INTO order_events VALUES(30,12,'staff:owner','in_progress','completed',1785526391977,3);
INSERT INTO order_events VALUES(31,13,'staff:owner','pending','processing',1785571701792,3);
INSERT INTO order_events VALUES(32,13,'staff:owner','processing','in_progress',1785592161792,3);
INSERT INTO order_events VALUES(33,13,'staff:owner','in_progress','completed',1785616041792,3);
INSERT INTO order_events VALUES(34,14,'staff:owner','pending','in_progress',1785660280194,3);
INSERT INTO order_events VALUES(35,14,'staff:owner','in_progress','completed',1785675940194,3);
INSERT INTO order_events VALUES(36,15,'staff:owner','pending','processing',1785746319718,3);
INSERT INTO order_events VALUES(37,15,'staff:owner','processing','in_progress',1785756399718,3);
INSERT INTO order_events VALUES(38,15,'staff:owner','in_progress','completed',1785800979718,3);
INSERT INTO order_events VALUES(39,16,'staff:owner','pending','in_progress',1785827590085,3);
INSERT INTO order_events VALUES(40,16,'staff:owner','in_progress','completed',1785850690085,3);
INSERT INTO order_events VALUES(41,17,'staff:owner','pending','processing',1785964414900,3);
INSERT INTO order_events VALUES(42,17,'staff:owner','processing','in_progress',1785976654900,3);
INSERT INTO order_events VALUES(43,18,'staff:owner','pending','canceled',1785983257536,3);
INSERT INTO order_events VALUES(44,17,'staff:owner','in_progress','completed',1786038874900,3);
INSERT INTO order_events VALUES(45,20,'staff:owner','pending','in_progress',1786133946591,3);
INSERT INTO order_events VALUES(46,20,'staff:owner','in_progress','completed',1786148526591,3);
INSERT INTO order_events VALUES(47,19,'staff:owner','pending','processing',1786151466869,3);
INSERT INTO order_events VALUES(48,19,'staff:owner','processing','in_progress',1786177566869,3);
INSERT INTO order_events VALUES(49,19,'staff:owner','in_progress','completed',1786189206869,3);
INSERT INTO order_events VALUES(50,21,'staff:owner','pending','in_progress',1786298150854,3);
INSERT INTO order_events VALUES(51,23,'staff:owner','pending','processing',1786350922396,3);
INSERT INTO order_events VALUES(52,23,'staff:owner','processing','in_progress',1786355362396,3);
INSERT INTO order_events VALUES(53,21,'staff:owner','in_progress','completed',1786366310854,3);
INSERT INTO order_events VALUES(54,22,'staff:owner','pending','in_progress',1786371398111,3);
INSERT INTO order_events VALUES(55,22,'staff:owner','in_progress','completed',1786401818111,3);
INSERT INTO order_events VALUES(56,24,'staff:owner','pending','in_progress',1786409377348,3);
INSERT INTO order_events VALUES(57,23,'staff:owner','in_progress','completed',1786414042396,3);
INSERT INTO order_events VALUES(58,24,'staff:owner','in_progress','completed',1786430017348,3);
INSERT INTO order_events VALUES(59,25,'staff:owner','pending','in_progress',1786473887727,3);
INSERT INTO order_events VALUES(60,25,'staff:owner','in_progress','completed',1786486487727,3);
INSERT INTO order_events VALUES(61,26,'staff:owner','pending','in_progress',1786543158139,3);
INSERT INTO order_events VALUES(62,27,'staff:owner','pending','in_progress',1786602352155,3);
INSERT INTO order_events VALUES(63,26,'staff:owner','in_progress','completed',1786607118139,3);
INSERT INTO order_events VALUES(64,28,'staff:owner','pending','in_progress',1786662887063,3);
INSERT INTO order_events VALUES(65,27,'staff:owner','in_progress','completed',1786670512155,3);
INSERT INTO order_events VALUES(66,28,'staff:owner','in_progress','completed',1786694027063,3);
INSERT INTO order_events VALUES(67,29,'staff:owner','pending','in_progress',1786723128478,3);
INSERT INTO order_events VALUES(68,29,'staff:owner','in_progress','completed',1786772208478,3);
INSERT INTO order_events VALUES(69,30,'staff:owner','pending','in_progress',1786807758310,3);
INSERT INTO order_events VALUES(70,30,'staff:owner','in_progress','completed',1786835118310,3);
INSERT INTO order_events VALUES(71,31,'staff:owner','pending','in_progress',1786841610283,3);
INSERT INTO order_events VALUES(72,32,'staff:owner','pending','in_progress',1786899604323,3);
INSERT INTO order_events VALUES(73,31,'staff:owner','in_progress','completed',1786904370283,3);
INSERT INTO order_events VALUES(74,32,'staff:owner','in_progress','completed',1786945624323,3);
INSERT INTO order_events VALUES(75,33,'staff:owner','pending','in_progress',1786957306912,3);
INSERT INTO order_events VALUES(76,34,'staff:owner','pending','in_progress',1787011829229,3);
INSERT INTO order_events VALUES(77,33,'staff:owner','in_progress','completed',1787026486912,3);
INSERT INTO order_events VALUES(78,34,'staff:owner','in_progress','completed',1787065469229,3);
INSERT INTO order_events VALUES(79,35,'staff:owner','pending','in_progress',1787067725302,3);
INSERT INTO order_events VALUES(80,35,'staff:owner','in_progress','completed',1787109665302,3);
INSERT INTO order_events VALUES(81,37,'staff:owner','pending','in_progress',1787176295814,3);
INSERT INTO order_events VALUES(82,37,'staff:owner','in_progress','completed',1787178935814,3);
INSERT INTO order_events VALUES(83,36,'staff:owner','pending','in_progress',1787194438646,3);
INSERT INTO order_events VALUES(84,36,'staff:owner','in_progress','completed',1787222098646,3);
INSERT INTO order_events VALUES(85,38,'staff:owner','pending','in_progress',1787227312948,3);
INSERT INTO order_events VALUES(86,38,'staff:owner','in_progress','completed',1787241532948,3);
INSERT INTO order_events VALUES(87,40,'staff:owner','pending','in_progress',1787331024386,3);
INSERT INTO order_events VALUES(88,40,'staff:owner','in_progress','completed',1787361384386,3);
INSERT INTO order_events VALUES(89,41,'staff:owner','pending','in_progress',1787382932844,3);
INSERT INTO order_events VALUES(90,39,'staff:owner','pending','in_progress',1787384869549,3);
INSERT INTO order_events VALUES(91,39,'staff:owner','in_progress','completed',1787399269549,3);
INSERT INTO order_events VALUES(92,42,'staff:owner','pending','in_progress',1787432380732,3);
INSERT INTO order_events VALUES(93,41,'staff:owner','in_progress','completed',1787454032844,3);
INSERT INTO order_events VALUES(94,42,'staff:owner','in_progress','completed',1787471620732,3);
INSERT INTO order_events VALUES(95,44,'staff:owner','pending','in_progress',1787531576734,3);
INSERT INTO order_events VALUES(96,43,'staff:owner','pending','in_progress',1787544865616,3);
INSERT INTO order_events VALUES(97,44,'staff:owner','in_progress','completed',1787550836734,3);
INSERT INTO order_events VALUES(98,43,'staff:owner','in_progress','completed',1787597905616,3);
INSERT INTO order_events VALUES(99,46,'staff:owner','pending','in_progress',1787628634028,3);
INSERT INTO order_events VALUES(100,46,'staff:owner','in_progress','completed',1787663734028,3);
INSERT INTO order_events VALUES(101,47,'staff:owner','pending','in_progress',1787674198592,3);
INSERT INTO order_events VALUES(102,45,'staff:owner','pending','in_progress',1787686819092,3);
INSERT INTO order_events VALUES(103,45,'staff:owner','in_progress','partial',1787712859092,3);
INSERT INTO order_events VALUES(104,47,'staff:owner','in_progress','completed',1787713678592,3);
INSERT INTO order_events VALUES(105,48,'staff:owner','pending','in_progress',1787757915027,3);
INSERT INTO order_events VALUES(106,49,'staff:owner','pending','in_progress',1787768120924,3);
INSERT INTO order_events VALUES(107,48,'staff:owner','in_progress','completed',1787784255027,3);
INSERT INTO order_events VALUES(108,50,'staff:owner','pending','in_progress',1787815653678,3);
INSERT INTO order_events VALUES(109,49,'staff:owner','in_progress','completed',1787838560924,3);
INSERT INTO order_events VALUES(110,51,'staff:owner','pending','in_progress',1787859505280,3);
INSERT INTO order_events VALUES(111,50,'staff:owner','in_progress','completed',1787877873678,3);
INSERT INTO order_events VALUES(112,51,'staff:owner','in_progress','completed',1787891545280,3);
INSERT INTO order_events VALUES(113,52,'staff:owner','pending','in_progress',1787905416625,3);
INSERT INTO order_events VALUES(114,52,'staff:owner','in_progress','completed',1787936076625,3);
INSERT INTO order_events VALUES(115,53,'staff:owner','pending','processing',1787948694141,3);
INSERT INTO order_events VALUES(116,53,'staff:owner','processing','in_progress',1787978514141,3);
INSERT INTO order_events VALUES(117,54,'staff:owner','pending','processing',1787993687990,3);
INSERT INTO order_events VALUES(118,54,'staff:owner','processing','in_progress',1788023807990,3);
INSERT INTO order_events VALUES(119,53,'staff:owner','in_progress','completed',1788030594141,3);
INSERT INTO order_events VALUES(120,55,'staff:owner','pending','in_progress',1788036959236,3);
INSERT INTO order_events VALUES(121,55,'staff:owner','in_progress','partial',1788052739236,3);
INSERT INTO order_events VALUES(122,54,'staff:owner','in_progress','completed',1788055727990,3);
INSERT INTO order_events VALUES(123,56,'staff:owner','pending','canceled',1788081526485,3);
INSERT INTO order_events VALUES(124,57,'staff:owner','pending','in_progress',1788125170273,3);
INSERT INTO order_events VALUES(125,58,'staff:owner','pending','in_progress',1788166498107,3);
INSERT INTO order_events VALUES(126,57,'staff:owner','in_progress','completed',1788185890273,3);
INSERT INTO order_events VALUES(127,58,'staff:owner','in_progress','completed',1788190078107,3);
INSERT INTO order_events VALUES(128,59,'staff:owner','pending','in_progress',1788210359717,3);
INSERT INTO order_events VALUES(129,59,'staff:owner','in_progress','completed',1788229919717,3);
CREATE TABLE transfers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    debit TEXT NOT NULL,
    credit TEXT NOT NULL CHECK (credit <> debit),
    amount INTEGER NOT NULL CHECK (amount > 0),
    user_id INTEGER,
    order_id INTEGER,
    memo TEXT NOT NULL,
    actor TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    rev INTEGER NOT NULL
) STRICT
;
INSERT INTO transfers VALUES(1,'funds:seed-102','manual_credit','asset:manual','liab:customer:6',2500000000,6,NULL,'Payment received','staff:owner',1783885329167,3);
INSERT INTO transfers VALUES(2,'order:1:hold','order_hold','liab:customer:6','liab:hold:6',120000000,6,1,'','customer:haddad85',1783885329167,3);
INSERT INTO transfers VALUES(3,'order:1:delivered','order_delivered','liab:hold:6','rev:orders',120000000,6,1,'','staff:owner',1783925109167,3);
INSERT INTO transfers VALUES(4,'funds:seed-106','manual_credit','asset:manual','liab:customer:50',10000000000,50,NULL,'Payment received','staff:owner',1784153297954,3);
INSERT INTO transfers VALUES(5,'order:2:hold','order_hold','liab:customer:50','liab:hold:50',6000000,50,2,'','customer:amara_haddad',1784153297954,3);
INSERT INTO transfers VALUES(6,'order:2:delivered','order_delivered','liab:hold:50','rev:orders',6000000,50,2,'','staff:owner',1784293877954,3);
INSERT INTO transfers VALUES(7,'funds:seed-110','manual_credit','asset:manual','liab:customer:7',25000000000,7,NULL,'Payment received','staff:owner',1784358917514,3);
INSERT INTO transfers VALUES(8,'order:3:hold','order_hold','liab:customer:7','liab:hold:7',2200000,7,3,'','customer:pavel.rahman',1784358917514,3);
INSERT INTO transfers VALUES(9,'order:3:delivered','order_delivered','liab:hold:7','rev:orders',2200000,7,3,'','staff:owner',1784417117514,3);
INSERT INTO transfers VALUES(10,'funds:seed-115','manual_credit','asset:manual','liab:customer:13',25000000000,13,NULL,'Payment received','staff:owner',1784532273147,3);
INSERT INTO transfers VALUES(11,'order:4:hold','order_hold','liab:customer:13','liab:hold:13',2530000,13,4,'','customer:diego.novak',1784532273147,3);
INSERT INTO transfers VALUES(12,'order:4:delivered','order_delivered','liab:hold:13','rev:orders',2530000,13,4,'','staff:owner',1784591133147,3);
INSERT INTO transfers VALUES(13,'funds:seed-120','manual_credit','asset:manual','liab:customer:1',10000000000,1,NULL,'Payment received','staff:owner',1784685005062,3);
INSERT INTO transfers VALUES(14,'order:5:hold','order_hold','liab:customer:1','liab:hold:1',475000000,1,5,'','customer:ana.silva',1784685005062,3);
INSERT INTO transfers VALUES(15,'order:5:delivered','order_delivered','liab:hold:1','rev:orders',475000000,1,5,'','staff:owner',1784705825062,3);
INSERT INTO transfers VALUES(16,'funds:seed-124','manual_credit','asset:manual','liab:customer:14',5000000000,14,NULL,'Payment received','staff:owner',1784823073155,3);
INSERT INTO transfers VALUES(17,'order:6:hold','order_hold','liab:customer:14','liab:hold:14',5500000,14,6,'','customer:mila_berg',1784823073155,3);
INSERT INTO transfers VALUES(18,'order:6:delivered','order_delivered','liab:hold:14','rev:orders',5500000,14,6,'','staff:owner',1784893513155,3);
INSERT INTO transfers VALUES(19,'funds:seed-129','manual_credit','asset:manual','liab:customer:19',2500000000,19,NULL,'Payment received','staff:owner',1784950039964,3);
INSERT INTO transfers VALUES(20,'funds:seed-130','manual_credit','asset:manual','liab:customer:19',25000000000,19,NULL,'Payment received','staff:owner',1784950039964,3);
INSERT INTO transfers VALUES(21,'order:7:hold','order_hold','liab:customer:19','liab:hold:19',3150000000,19,7,'','customer:ivan.ito',1784950039964,3);
INSERT INTO transfers VALUES(22,'order:7:delivered','order_delivered','liab:hold:19','rev:orders',3150000000,19,7,'','staff:owner',1784995759964,3);
INSERT INTO transfers VALUES(23,'funds:seed-135','manual_credit','asset:manual','liab:customer:27',10000000000,27,NULL,'Payment received','staff:owner',1785068209722,3);
INSERT INTO transfers VALUES(24,'order:8:hold','order_hold','liab:customer:27','liab:hold:27',275000000,27,8,'','customer:pavelcosta',1785068209722,3);
INSERT INTO transfers VALUES(25,'order:8:delivered','order_delivered','liab:hold:27','rev:orders',275000000,27,8,'','staff:owner',1785126049722,3);
INSERT INTO transfers VALUES(26,'funds:seed-139','manual_credit','asset:manual','liab:customer:22',25000000000,22,NULL,'Payment received','staff:owner',1785179216726,3);
INSERT INTO transfers VALUES(27,'order:9:hold','order_hold','liab:customer:22','liab:hold:22',1265000,22,9,'','customer:okafor.marco',1785179216726,3);
INSERT INTO transfers VALUES(28,'order:9:delivered','order_delivered','liab:hold:22','rev:orders',1265000,22,9,'','staff:owner',1785253076726,3);
INSERT INTO transfers VALUES(29,'funds:seed-144','manual_credit','asset:manual','liab:customer:17',10000000000,17,NULL,'Payment received','staff:owner',1785284200092,3);
INSERT INTO transfers VALUES(30,'order:10:hold','order_hold','liab:customer:17','liab:hold:17',42000000,17,10,'','customer:hugo-rahman',1785284200092,3);
INSERT INTO transfers VALUES(31,'order:10:delivered','order_delivered','liab:hold:17','rev:orders',42000000,17,10,'','staff:owner',1785355300092,3);
INSERT INTO transfers VALUES(32,'funds:seed-148','manual_credit','asset:manual','liab:customer:46',50000000000,46,NULL,'Payment received','staff:owner',1785384045555,3);
INSERT INTO transfers VALUES(33,'order:11:hold','order_hold','liab:customer:46','liab:hold:46',420000000,46,11,'','customer:meyer.noor',1785384045555,3);
INSERT INTO transfers VALUES(34,'order:11:delivered','order_delivered','liab:hold:46','rev:orders',420000000,46,11,'','staff:owner',1785475005555,3);
INSERT INTO transfers VALUES(35,'funds:seed-152','manual_credit','asset:manual','liab:customer:3',10000000000,3,NULL,'Payment received','staff:owner',1785479471977,3);
INSERT INTO transfers VALUES(36,'order:12:hold','order_hold','liab:customer:3','liab:hold:3',30000000,3,12,'','customer:lenanovak',1785479471977,3);
INSERT INTO transfers VALUES(37,'order:12:delivered','order_delivered','liab:hold:3','rev:orders',30000000,3,12,'','staff:owner',1785526391977,3);
INSERT INTO transfers VALUES(38,'funds:seed-157','manual_credit','asset:manual','liab:customer:11',25000000000,11,NULL,'Payment received','staff:owner',1785570981792,3);
INSERT INTO transfers VALUES(39,'order:13:hold','order_hold','liab:customer:11','liab:hold:11',1800000,11,13,'','customer:felix-silva',1785570981792,3);
INSERT INTO transfers VALUES(40,'order:13:delivered','order_delivered','liab:hold:11','rev:orders',1800000,11,13,'','staff:owner',1785616041792,3);
INSERT INTO transfers VALUES(41,'funds:seed-162','manual_credit','asset:manual','liab:customer:40',5000000000,40,NULL,'Payment received','staff:owner',1785659020194,3);
INSERT INTO transfers VALUES(42,'order:14:hold','order_hold','liab:customer:40','liab:hold:40',11000000,40,14,'','customer:novak.leila',1785659020194,3);
INSERT INTO transfers VALUES(43,'order:14:delivered','order_delivered','liab:hold:40','rev:orders',11000000,40,14,'','staff:owner',1785675940194,3);
INSERT INTO transfers VALUES(44,'funds:seed-166','manual_credit','asset:manual','liab:customer:23',25000000000,23,NULL,'Payment received','staff:owner',1785743979718,3);
INSERT INTO transfers VALUES(45,'order:15:hold','order_hold','liab:customer:23','liab:hold:23',90000000,23,15,'','customer:lena-haddad',1785743979718,3);
INSERT INTO transfers VALUES(46,'order:15:delivered','order_delivered','liab:hold:23','rev:orders',90000000,23,15,'','staff:owner',1785800979718,3);
INSERT INTO transfers VALUES(47,'funds:seed-171','manual_credit','asset:manual','liab:customer:9',10000000000,9,NULL,'Payment received','staff:owner',1785826150085,3);
INSERT INTO transfers VALUES(48,'order:16:hold','order_hold','liab:customer:9','liab:hold:9',6500000,9,16,'','customer:jonasito',1785826150085,3);
INSERT INTO transfers VALUES(49,'order:16:delivered','order_delivered','liab:hold:9','rev:orders',6500000,9,16,'','staff:owner',1785850690085,3);
INSERT INTO transfers VALUES(50,'funds:seed-175','manual_credit','asset:manual','liab:customer:38',5000000000,38,NULL,'Payment received','staff:owner',1785905794900,3);
INSERT INTO transfers VALUES(51,'order:17:hold','order_hold','liab:customer:38','liab:hold:38',380000000,38,17,'','customer:zara_silva',1785905794900,3);
INSERT INTO transfers VALUES(52,'funds:seed-179','manual_credit','asset:manual','liab:customer:39',50000000000,39,NULL,'Payment received','staff:owner',1785983137536,3);
INSERT INTO transfers VALUES(53,'order:18:hold','order_hold','liab:customer:39','liab:hold:39',15000000,39,18,'','customer:ivanmeyer',1785983137536,3);
INSERT INTO transfers VALUES(54,'order:18:refund','order_refund','liab:hold:39','liab:customer:39',15000000,39,18,'','staff:owner',1785983257536,3);
INSERT INTO transfers VALUES(55,'order:17:delivered','order_delivered','liab:hold:38','rev:orders',380000000,38,17,'','staff:owner',1786038874900,3);
INSERT INTO transfers VALUES(56,'order:19:hold','order_hold','liab:customer:22','liab:hold:22',30000000,22,19,'','customer:okafor.marco',1786058346869,3);
INSERT INTO transfers VALUES(57,'order:20:hold','order_hold','liab:customer:27','liab:hold:27',1550000000,27,20,'','customer:pavelcosta',1786131606591,3);
INSERT INTO transfers VALUES(58,'order:20:delivered','order_delivered','liab:hold:27','rev:orders',1550000000,27,20,'','staff:owner',1786148526591,3);
INSERT INTO transfers VALUES(59,'order:19:delivered','order_delivered','liab:hold:22','rev:orders',30000000,22,19,'','staff:owner',1786189206869,3);
INSERT INTO transfers VALUES(60,'funds:seed-190','manual_credit','asset:manual','liab:customer:10',5000000000,10,NULL,'Payment received','staff:owner',1786203050854,3);
INSERT INTO transfers VALUES(61,'order:21:hold','order_hold','liab:customer:10','liab:hold:10',8000000,10,21,'','customer:costa.amara',1786203050854,3);
INSERT INTO transfers VALUES(62,'funds:seed-192','manual_credit','asset:manual','liab:customer:12',2500000000,12,NULL,'Payment received','staff:owner',1786272818111,3);
INSERT INTO transfers VALUES(63,'order:22:hold','order_hold','liab:customer:12','liab:hold:12',800000,12,22,'','customer:meyer91',1786272818111,3);
INSERT INTO transfers VALUES(64,'funds:seed-195','manual_credit','asset:manual','liab:customer:15',10000000000,15,NULL,'Payment received','staff:owner',1786341022396,3);
INSERT INTO transfers VALUES(65,'order:23:hold','order_hold','liab:customer:15','liab:hold:15',210000000,15,23,'','customer:omarokafor',1786341022396,3);
INSERT INTO transfers VALUES(66,'order:21:delivered','order_delivered','liab:hold:10','rev:orders',8000000,10,21,'','staff:owner',1786366310854,3);
INSERT INTO transfers VALUES(67,'order:22:delivered','order_delivered','liab:hold:12','rev:orders',800000,12,22,'','staff:owner',1786401818111,3);
INSERT INTO transfers VALUES(68,'funds:seed-202','manual_credit','asset:manual','liab:customer:51',2500000000,51,NULL,'Payment received','staff:owner',1786407757348,3);
INSERT INTO transfers VALUES(69,'order:24:hold','order_hold','liab:customer:51','liab:hold:51',235000000,51,24,'','customer:felixrahman',1786407757348,3);
INSERT INTO transfers VALUES(70,'order:23:delivered','order_delivered','liab:hold:15','rev:orders',210000000,15,23,'','staff:owner',1786414042396,3);
INSERT INTO transfers VALUES(71,'order:24:delivered','order_delivered','liab:hold:51','rev:orders',235000000,51,24,'','staff:owner',1786430017348,3);
INSERT INTO transfers VALUES(72,'order:25:hold','order_hold','liab:customer:17','liab:hold:17',9000000,17,25,'','customer:hugo-rahman',1786473107727,3);
INSERT INTO transfers VALUES(73,'order:25:delivered','order_delivered','liab:hold:17','rev:orders',9000000,17,25,'','staff:owner',1786486487727,3);
INSERT INTO transfers VALUES(74,'order:26:hold','order_hold','liab:customer:12','liab:hold:12',130000000,12,26,'','customer:meyer91',1786537158139,3);
INSERT INTO transfers VALUES(75,'order:27:hold','order_hold','liab:customer:27','liab:hold:27',30000000,27,27,'','customer:pavelcosta',1786600012155,3);
INSERT INTO transfers VALUES(76,'order:26:delivered','order_delivered','liab:hold:12','rev:orders',130000000,12,26,'','staff:owner',1786607118139,3);
INSERT INTO transfers VALUES(77,'funds:seed-215','manual_credit','asset:manual','liab:customer:16',25000000000,16,NULL,'Payment received','staff:owner',1786661687063,3);
INSERT INTO transfers VALUES(78,'order:28:hold','order_hold','liab:customer:16','liab:hold:16',120000000,16,28,'','customer:haddad.greta',1786661687063,3);
INSERT INTO transfers VALUES(79,'order:27:delivered','order_delivered','liab:hold:27','rev:orders',30000000,27,27,'','staff:owner',1786670512155,3);
INSERT INTO transfers VALUES(80,'order:28:delivered','order_delivered','liab:hold:16','rev:orders',120000000,16,28,'','staff:owner',1786694027063,3);
INSERT INTO transfers VALUES(81,'order:29:hold','order_hold','liab:customer:40','liab:hold:40',155000000,40,29,'','customer:novak.leila',1786722288478,3);
INSERT INTO transfers VALUES(82,'order:29:delivered','order_delivered','liab:hold:40','rev:orders',155000000,40,29,'','staff:owner',1786772208478,3);
INSERT INTO transfers VALUES(83,'order:30:hold','order_hold','liab:customer:10','liab:hold:10',190000000,10,30,'','customer:costa.amara',1786781838310,3);
INSERT INTO transfers VALUES(84,'order:30:delivered','order_delivered','liab:hold:10','rev:orders',190000000,10,30,'','staff:owner',1786835118310,3);
INSERT INTO transfers VALUES(85,'order:31:hold','order_hold','liab:customer:38','liab:hold:38',550000000,38,31,'','customer:zara_silva',1786840410283,3);
INSERT INTO transfers VALUES(86,'order:32:hold','order_hold','liab:customer:3','liab:hold:3',725000000,3,32,'','customer:lenanovak',1786898044323,3);
INSERT INTO transfers VALUES(87,'order:31:delivered','order_delivered','liab:hold:38','rev:orders',550000000,38,31,'','staff:owner',1786904370283,3);
INSERT INTO transfers VALUES(88,'order:32:delivered','order_delivered','liab:hold:3','rev:orders',725000000,3,32,'','staff:owner',1786945624323,3);
INSERT INTO transfers VALUES(89,'order:33:hold','order_hold','liab:customer:22','liab:hold:22',2350000000,22,33,'','customer:okafor.marco',1786954786912,3);
INSERT INTO transfers VALUES(90,'order:34:hold','order_hold','liab:customer:23','liab:hold:23',30000000,23,34,'','customer:lena-haddad',1787010689229,3);
INSERT INTO transfers VALUES(91,'order:33:delivered','order_delivered','liab:hold:22','rev:orders',2350000000,22,33,'','staff:owner',1787026486912,3);
INSERT INTO transfers VALUES(92,'order:34:delivered','order_delivered','liab:hold:23','rev:orders',30000000,23,34,'','staff:owner',1787065469229,3);
INSERT INTO transfers VALUES(93,'funds:seed-238','manual_credit','asset:manual','liab:customer:41',10000000000,41,NULL,'Payment received','staff:owner',1787065745302,3);
INSERT INTO transfers VALUES(94,'order:35:hold','order_hold','liab:customer:41','liab:hold:41',4000000,41,35,'','customer:ana-rahman',1787065745302,3);
INSERT INTO transfers VALUES(95,'order:35:delivered','order_delivered','liab:hold:41','rev:orders',4000000,41,35,'','staff:owner',1787109665302,3);
INSERT INTO transfers VALUES(96,'funds:seed-242','manual_credit','asset:manual','liab:customer:37',10000000000,37,NULL,'Payment received','staff:owner',1787120038646,3);
INSERT INTO transfers VALUES(97,'order:36:hold','order_hold','liab:customer:37','liab:hold:37',8750000,37,36,'','customer:hugo.costa',1787120038646,3);
INSERT INTO transfers VALUES(98,'funds:seed-244','manual_credit','asset:manual','liab:customer:2',2500000000,2,NULL,'Payment received','staff:owner',1787173595814,3);
INSERT INTO transfers VALUES(99,'order:37:hold','order_hold','liab:customer:2','liab:hold:2',400000,2,37,'','customer:marco_meyer',1787173595814,3);
INSERT INTO transfers VALUES(100,'order:37:delivered','order_delivered','liab:hold:2','rev:orders',400000,2,37,'','staff:owner',1787178935814,3);
INSERT INTO transfers VALUES(101,'order:36:delivered','order_delivered','liab:hold:37','rev:orders',8750000,37,36,'','staff:owner',1787222098646,3);
INSERT INTO transfers VALUES(102,'funds:seed-250','manual_credit','asset:manual','liab:customer:33',5000000000,33,NULL,'Payment received','staff:owner',1787226412948,3);
INSERT INTO transfers VALUES(103,'order:38:hold','order_hold','liab:customer:33','liab:hold:33',350000000,33,38,'','customer:diegohaddad',1787226412948,3);
INSERT INTO transfers VALUES(104,'order:38:delivered','order_delivered','liab:hold:33','rev:orders',350000000,33,38,'','staff:owner',1787241532948,3);
INSERT INTO transfers VALUES(105,'funds:seed-254','manual_credit','asset:manual','liab:customer:57',2500000000,57,NULL,'Payment received','staff:owner',1787278549549,3);
INSERT INTO transfers VALUES(106,'order:39:hold','order_hold','liab:customer:57','liab:hold:57',2350000000,57,39,'','customer:hugonovak',1787278549549,3);
INSERT INTO transfers VALUES(107,'order:40:hold','order_hold','liab:customer:14','liab:hold:14',11500000,14,40,'','customer:mila_berg',1787330004386,3);
INSERT INTO transfers VALUES(108,'order:40:delivered','order_delivered','liab:hold:14','rev:orders',11500000,14,40,'','staff:owner',1787361384386,3);
INSERT INTO transfers VALUES(109,'order:41:hold','order_hold','liab:customer:19','liab:hold:19',287500000,19,41,'','customer:ivan.ito',1787380832844,3);
INSERT INTO transfers VALUES(110,'order:39:delivered','order_delivered','liab:hold:57','rev:orders',2350000000,57,39,'','staff:owner',1787399269549,3);
INSERT INTO transfers VALUES(111,'order:42:hold','order_hold','liab:customer:37','liab:hold:37',475000000,37,42,'','customer:hugo.costa',1787431060732,3);
INSERT INTO transfers VALUES(112,'order:41:delivered','order_delivered','liab:hold:19','rev:orders',287500000,19,41,'','staff:owner',1787454032844,3);
INSERT INTO transfers VALUES(113,'order:42:delivered','order_delivered','liab:hold:37','rev:orders',475000000,37,42,'','staff:owner',1787471620732,3);
INSERT INTO transfers VALUES(114,'order:43:hold','order_hold','liab:customer:23','liab:hold:23',22000000,23,43,'','customer:lena-haddad',1787480665616,3);
INSERT INTO transfers VALUES(115,'order:44:hold','order_hold','liab:customer:2','liab:hold:2',1450000000,2,44,'','customer:marco_meyer',1787529716734,3);
INSERT INTO transfers VALUES(116,'order:44:delivered','order_delivered','liab:hold:2','rev:orders',1450000000,2,44,'','staff:owner',1787550836734,3);
INSERT INTO transfers VALUES(117,'funds:seed-272','manual_credit','asset:manual','liab:customer:21',2500000000,21,NULL,'Payment received','staff:owner',1787578219092,3);
INSERT INTO transfers VALUES(118,'order:45:hold','order_hold','liab:customer:21','liab:hold:21',632500,21,45,'','customer:anaberg',1787578219092,3);
INSERT INTO transfers VALUES(119,'order:43:delivered','order_delivered','liab:hold:23','rev:orders',22000000,23,43,'','staff:owner',1787597905616,3);
INSERT INTO transfers VALUES(120,'order:46:hold','order_hold','liab:customer:10','liab:hold:10',1550000000,10,46,'','customer:costa.amara',1787626174028,3);
INSERT INTO transfers VALUES(121,'order:46:delivered','order_delivered','liab:hold:10','rev:orders',1550000000,10,46,'','staff:owner',1787663734028,3);
INSERT INTO transfers VALUES(122,'order:47:hold','order_hold','liab:customer:11','liab:hold:11',550000000,11,47,'','customer:felix-silva',1787673598592,3);
INSERT INTO transfers VALUES(123,'order:45:delivered','order_delivered','liab:hold:21','rev:orders',624910,21,45,'','staff:owner',1787712859092,3);
INSERT INTO transfers VALUES(124,'order:45:refund','order_refund','liab:hold:21','liab:customer:21',7590,21,45,'','staff:owner',1787712859092,3);
INSERT INTO transfers VALUES(125,'order:47:delivered','order_delivered','liab:hold:11','rev:orders',550000000,11,47,'','staff:owner',1787713678592,3);
INSERT INTO transfers VALUES(126,'order:48:hold','order_hold','liab:customer:51','liab:hold:51',27500000,51,48,'','customer:felixrahman',1787720535027,3);
INSERT INTO transfers VALUES(127,'order:49:hold','order_hold','liab:customer:39','liab:hold:39',3150000000,39,49,'','customer:ivanmeyer',1787766980924,3);
INSERT INTO transfers VALUES(128,'order:48:delivered','order_delivered','liab:hold:51','rev:orders',27500000,51,48,'','staff:owner',1787784255027,3);
INSERT INTO transfers VALUES(129,'funds:seed-288','manual_credit','asset:manual','liab:customer:30',5000000000,30,NULL,'Payment received','staff:owner',1787812953678,3);
INSERT INTO transfers VALUES(130,'order:50:hold','order_hold','liab:customer:30','liab:hold:30',5850000,30,50,'','customer:novak109',1787812953678,3);
INSERT INTO transfers VALUES(131,'order:49:delivered','order_delivered','liab:hold:39','rev:orders',3150000000,39,49,'','staff:owner',1787838560924,3);
INSERT INTO transfers VALUES(132,'order:51:hold','order_hold','liab:customer:6','liab:hold:6',110000000,6,51,'','customer:haddad85',1787858485280,3);
INSERT INTO transfers VALUES(133,'order:50:delivered','order_delivered','liab:hold:30','rev:orders',5850000,30,50,'','staff:owner',1787877873678,3);
INSERT INTO transfers VALUES(134,'order:51:delivered','order_delivered','liab:hold:6','rev:orders',110000000,6,51,'','staff:owner',1787891545280,3);
INSERT INTO transfers VALUES(135,'order:52:hold','order_hold','liab:customer:3','liab:hold:3',18000000,3,52,'','customer:lenanovak',1787903556625,3);
INSERT INTO transfers VALUES(136,'order:52:delivered','order_delivered','liab:hold:3','rev:orders',18000000,3,52,'','staff:owner',1787936076625,3);
INSERT INTO transfers VALUES(137,'funds:seed-299','manual_credit','asset:manual','liab:customer:8',5000000000,8,NULL,'Payment received','staff:owner',1787948214141,3);
INSERT INTO transfers VALUES(138,'order:53:hold','order_hold','liab:customer:8','liab:hold:8',31000000,8,53,'','customer:ines_lind',1787948214141,3);
INSERT INTO transfers VALUES(139,'order:54:hold','order_hold','liab:customer:50','liab:hold:50',475000000,50,54,'','customer:amara_haddad',1787992427990,3);
INSERT INTO transfers VALUES(140,'order:53:delivered','order_delivered','liab:hold:8','rev:orders',31000000,8,53,'','staff:owner',1788030594141,3);
INSERT INTO transfers VALUES(141,'order:55:hold','order_hold','liab:customer:15','liab:hold:15',310000000,15,55,'','customer:omarokafor',1788036239236,3);
INSERT INTO transfers VALUES(142,'order:55:delivered','order_delivered','liab:hold:15','rev:orders',234360000,15,55,'','staff:owner',1788052739236,3);
INSERT INTO transfers VALUES(143,'order:55:refund','order_refund','liab:hold:15','liab:customer:15',75640000,15,55,'','staff:owner',1788052739236,3);
INSERT INTO transfers VALUES(144,'order:54:delivered','order_delivered','liab:hold:50','rev:orders',475000000,50,54,'','staff:owner',1788055727990,3);
INSERT INTO transfers VALUES(145,'order:56:hold','order_hold','liab:customer:17','liab:hold:17',475000000,17,56,'','customer:hugo-rahman',1788079666485,3);
INSERT INTO transfers VALUES(146,'order:56:refund','order_refund','liab:hold:17','liab:customer:17',475000000,17,56,'','staff:owner',1788081526485,3);
INSERT INTO transfers VALUES(147,'order:57:hold','order_hold','liab:customer:22','liab:hold:22',13750000,22,57,'','customer:okafor.marco',1788122710273,3);
INSERT INTO transfers VALUES(148,'order:58:hold','order_hold','liab:customer:2','liab:hold:2',78000000,2,58,'','customer:marco_meyer',1788165358107,3);
INSERT INTO transfers VALUES(149,'order:57:delivered','order_delivered','liab:hold:22','rev:orders',13750000,22,57,'','staff:owner',1788185890273,3);
INSERT INTO transfers VALUES(150,'order:58:delivered','order_delivered','liab:hold:2','rev:orders',78000000,2,58,'','staff:owner',1788190078107,3);
INSERT INTO transfers VALUES(151,'funds:seed-319','manual_credit','asset:manual','liab:customer:36',10000000000,36,NULL,'Payment received','staff:owner',1788207659717,3);
INSERT INTO transfers VALUES(152,'order:59:hold','order_hold','liab:customer:36','liab:hold:36',20000000,36,59,'','customer:ito115',1788207659717,3);
INSERT INTO transfers VALUES(153,'order:59:delivered','order_delivered','liab:hold:36','rev:orders',20000000,36,59,'','staff:owner',1788229919717,3);
INSERT INTO transfers VALUES(154,'order:60:hold','order_hold','liab:customer:9','liab:hold:9',3150000000,9,60,'','customer:jonasito',1788249587076,3);
INSERT INTO transfers VALUES(155,'funds:01a05bfb-7000-7b8d-ada6-d9085c55538a','manual_credit','asset:manual','liab:customer:1',100000000,1,NULL,'sent before','staff:owner',1788249600000,9);
CREATE TABLE accounts (
    code TEXT NOT NULL PRIMARY KEY,
    balance INTEGER NOT NULL,
    rev INTEGER NOT NULL
) STRICT
;
INSERT INTO accounts VALUES('asset:manual',-427600000000,9);
INSERT INTO accounts VALUES('rev:orders',22564829910,3);
CREATE TABLE tickets (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES users (id),
    type TEXT NOT NULL,
    subject TEXT NOT NULL,
    order_ids TEXT NOT NULL,
    status TEXT NOT NULL,
    read_by_staff INTEGER NOT NULL,
    message_count INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    rev INTEGER NOT NULL
) STRICT
;
INSERT INTO tickets VALUES(1,51,'refill','Refill','48','open',0,1,1788128100000,1788128100000,4);
INSERT INTO tickets VALUES(2,6,'cancel','Cancel','51','open',0,1,1788130800000,1788130800000,4);
INSERT INTO tickets VALUES(3,50,'speed_up','Speed up','54','open',0,3,1788133500000,1788135000000,4);
INSERT INTO tickets VALUES(4,22,'restart','Restart','57','replied',1,2,1788136200000,1788136920000,4);
INSERT INTO tickets VALUES(5,9,'fake_order','Fake order complaint','60','closed',1,2,1788138900000,1788140700000,4);
INSERT INTO tickets VALUES(6,7,'other','Question','','open',0,1,1788141600000,1788141600000,4);
INSERT INTO tickets VALUES(7,14,'other','Question','','open',0,1,1788144300000,1788144300000,4);
INSERT INTO tickets VALUES(8,22,'refill','Refill','9','open',0,3,1788147000000,1788148500000,4);
INSERT INTO tickets VALUES(9,3,'cancel','Cancel','12','replied',1,2,1788149700000,1788150420000,4);
INSERT INTO tickets VALUES(10,23,'speed_up','Speed up','15','closed',1,2,1788152400000,1788154200000,4);
INSERT INTO tickets VALUES(11,39,'restart','Restart','18','open',0,1,1788155100000,1788155100000,4);
INSERT INTO tickets VALUES(12,10,'fake_order','Fake order complaint','21','open',0,1,1788157800000,1788157800000,4);
INSERT INTO tickets VALUES(13,51,'other','Question','','open',0,3,1788160500000,1788162000000,4);
INSERT INTO tickets VALUES(14,27,'other','Question','','replied',1,2,1788163200000,1788163920000,4);
INSERT INTO tickets VALUES(15,10,'refill','Refill','30','closed',1,2,1788165900000,1788167700000,4);
INSERT INTO tickets VALUES(16,22,'cancel','Cancel','33','open',0,1,1788168600000,1788168600000,4);
INSERT INTO tickets VALUES(17,37,'speed_up','Speed up','36','open',0,1,1788171300000,1788171300000,4);
INSERT INTO tickets VALUES(18,57,'restart','Restart','39','open',0,3,1788174000000,1788175500000,4);
INSERT INTO tickets VALUES(19,37,'fake_order','Fake order complaint','42','replied',1,2,1788176700000,1788177420000,4);
INSERT INTO tickets VALUES(20,21,'other','Question','','closed',1,2,1788179400000,1788181200000,4);
CREATE TABLE ticket_messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    author_kind TEXT NOT NULL,
    author_name TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    rev INTEGER NOT NULL
) STRICT
;
INSERT INTO ticket_messages VALUES(1,1,'customer','felixrahman','Hello, order 48 dropped by about a third since last week. Please refill.',1788128100000,4);
INSERT INTO ticket_messages VALUES(2,2,'customer','haddad85','I pasted the wrong link in 51, please cancel it.',1788130800000,4);
INSERT INTO ticket_messages VALUES(3,3,'customer','amara_haddad','Order 54 has not moved since yesterday. Can you speed it up? The post is https://t.me/eewcvnth_channel/367',1788133500000,4);
INSERT INTO ticket_messages VALUES(4,3,'staff','owner','We have asked for priority on order 54. It usually moves within a few hours.',1788134220000,4);
INSERT INTO ticket_messages VALUES(5,3,'customer','amara_haddad','Thank you, but it still looks the same to me.',1788135000000,4);
INSERT INTO ticket_messages VALUES(6,4,'customer','okafor.marco','57 stopped halfway. Could you restart it?',1788136200000,4);
INSERT INTO ticket_messages VALUES(7,4,'staff','owner','Order 57 was restarted just now.',1788136920000,4);
INSERT INTO ticket_messages VALUES(8,5,'customer','jonasito','Order 60 says completed, but I do not see anything on https://www.youtube.com/watch?v=cWKgfdoTvnC.',1788138900000,4);
INSERT INTO ticket_messages VALUES(9,5,'staff','owner','We compared the start count and the current count of 60 and are looking into it.',1788139620000,4);
INSERT INTO ticket_messages VALUES(10,6,'customer','pavel.rahman','Hi! Do you give a discount above 1,000 dollars a month?',1788141600000,4);
INSERT INTO ticket_messages VALUES(11,7,'customer','mila_berg','Can I pay by bank transfer?',1788144300000,4);
INSERT INTO ticket_messages VALUES(12,8,'customer','okafor.marco','Hello, order 9 dropped by about a third since last week. Please refill.',1788147000000,4);
INSERT INTO ticket_messages VALUES(13,8,'staff','owner','Thanks for telling us. A refill for order 9 is on its way; allow up to 24 hours.',1788147720000,4);
INSERT INTO ticket_messages VALUES(14,8,'customer','okafor.marco','Thank you, but it still looks the same to me.',1788148500000,4);
INSERT INTO ticket_messages VALUES(15,9,'customer','lenanovak','I pasted the wrong link in 12, please cancel it.',1788149700000,4);
INSERT INTO ticket_messages VALUES(16,9,'staff','owner','Order 12 had started already, so it cannot be cancelled any more. Sorry about that.',1788150420000,4);
INSERT INTO ticket_messages VALUES(17,10,'customer','lena-haddad','Order 15 has not moved since yesterday. Can you speed it up? The post is https://www.instagram.com/berg12711/',1788152400000,4);
INSERT INTO ticket_messages VALUES(18,10,'staff','owner','We have asked for priority on order 15. It usually moves within a few hours.',1788153120000,4);
INSERT INTO ticket_messages VALUES(19,11,'customer','ivanmeyer','18 stopped halfway. Could you restart it?',1788155100000,4);
INSERT INTO ticket_messages VALUES(20,12,'customer','costa.amara','Order 21 says completed, but I do not see anything on https://www.instagram.com/p/IpeSvDSGfrK/.',1788157800000,4);
INSERT INTO ticket_messages VALUES(21,13,'customer','felixrahman','Hi! Do you give a discount above 1,000 dollars a month?',1788160500000,4);
INSERT INTO ticket_messages VALUES(22,13,'staff','owner','Yes: write to us here when you get there, and we set your own rates.',1788161220000,4);
INSERT INTO ticket_messages VALUES(23,13,'customer','felixrahman','Thank you, but it still looks the same to me.',1788162000000,4);
INSERT INTO ticket_messages VALUES(24,14,'customer','pavelcosta','Can I pay by bank transfer?',1788163200000,4);
INSERT INTO ticket_messages VALUES(25,14,'staff','owner','Yes, for 100 dollars or more. We have sent the details.',1788163920000,4);
INSERT INTO ticket_messages VALUES(26,15,'customer','costa.amara','Hello, order 30 dropped by about a third since last week. Please refill.',1788165900000,4);
INSERT INTO ticket_messages VALUES(27,15,'staff','owner','Thanks for telling us. A refill for order 30 is on its way; allow up to 24 hours.',1788166620000,4);
INSERT INTO ticket_messages VALUES(28,16,'customer','okafor.marco','I pasted the wrong link in 33, please cancel it.',1788168600000,4);
INSERT INTO ticket_messages VALUES(29,17,'customer','hugo.costa','Order 36 has not moved since yesterday. Can you speed it up? The post is https://www.tiktok.com/@ana-rahman7/video/7000000000713739470',1788171300000,4);
INSERT INTO ticket_messages VALUES(30,18,'customer','hugonovak','39 stopped halfway. Could you restart it?',1788174000000,4);
INSERT INTO ticket_messages VALUES(31,18,'staff','owner','Order 39 was restarted just now.',1788174720000,4);
INSERT INTO ticket_messages VALUES(32,18,'customer','hugonovak','Thank you, but it still looks the same to me.',1788175500000,4);
INSERT INTO ticket_messages VALUES(33,19,'customer','hugo.costa','Order 42 says completed, but I do not see anything on https://t.me/loyjydgy_channel/228.',1788176700000,4);
INSERT INTO ticket_messages VALUES(34,19,'staff','owner','We compared the start count and the current count of 42 and are looking into it.',1788177420000,4);
INSERT INTO ticket_messages VALUES(35,20,'customer','anaberg','Hi! Do you give a discount above 1,000 dollars a month?',1788179400000,4);
INSERT INTO ticket_messages VALUES(36,20,'staff','owner','Yes: write to us here when you get there, and we set your own rates.',1788180120000,4);
CREATE TABLE command_results (
    command_id TEXT NOT NULL PRIMARY KEY,
    client_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    status TEXT NOT NULL,
    code TEXT NOT NULL,
    field TEXT NOT NULL,
    fact TEXT NOT NULL,
    result TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    rev INTEGER NOT NULL
) STRICT
;
INSERT INTO command_results VALUES('01a05bfb-7000-7b8d-ada6-d9085c55538a','01a05bfb-7000-7e7a-a195-25bac889bfb0',1,'accepted','','','','{"balance":"96.25","transaction":155}',1788249600000,9);
CREATE TABLE rollups (
    name TEXT NOT NULL,
    day INTEGER NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (name, day)
) STRICT, WITHOUT ROWID
;
INSERT INTO rollups VALUES('orders.canceled',0,2);
INSERT INTO rollups VALUES('orders.charge',20646,120000000);
INSERT INTO rollups VALUES('orders.charge',20649,6000000);
INSERT INTO rollups VALUES('orders.charge',20652,2200000);
INSERT INTO rollups VALUES('orders.charge',20654,2530000);
INSERT INTO rollups VALUES('orders.charge',20656,475000000);
INSERT INTO rollups VALUES('orders.charge',20657,5500000);
INSERT INTO rollups VALUES('orders.charge',20659,3150000000);
INSERT INTO rollups VALUES('orders.charge',20660,275000000);
INSERT INTO rollups VALUES('orders.charge',20661,1265000);
INSERT INTO rollups VALUES('orders.charge',20663,42000000);
INSERT INTO rollups VALUES('orders.charge',20664,420000000);
INSERT INTO rollups VALUES('orders.charge',20665,30000000);
INSERT INTO rollups VALUES('orders.charge',20666,1800000);
INSERT INTO rollups VALUES('orders.charge',20667,11000000);
INSERT INTO rollups VALUES('orders.charge',20668,90000000);
INSERT INTO rollups VALUES('orders.charge',20669,6500000);
INSERT INTO rollups VALUES('orders.charge',20670,380000000);
INSERT INTO rollups VALUES('orders.charge',20671,45000000);
INSERT INTO rollups VALUES('orders.charge',20672,1550000000);
INSERT INTO rollups VALUES('orders.charge',20673,8000000);
INSERT INTO rollups VALUES('orders.charge',20674,800000);
INSERT INTO rollups VALUES('orders.charge',20675,210000000);
INSERT INTO rollups VALUES('orders.charge',20676,244000000);
INSERT INTO rollups VALUES('orders.charge',20677,130000000);
INSERT INTO rollups VALUES('orders.charge',20678,150000000);
INSERT INTO rollups VALUES('orders.charge',20679,155000000);
INSERT INTO rollups VALUES('orders.charge',20680,190000000);
INSERT INTO rollups VALUES('orders.charge',20681,1275000000);
INSERT INTO rollups VALUES('orders.charge',20682,2380000000);
INSERT INTO rollups VALUES('orders.charge',20683,4000000);
INSERT INTO rollups VALUES('orders.charge',20684,9150000);
INSERT INTO rollups VALUES('orders.charge',20685,350000000);
INSERT INTO rollups VALUES('orders.charge',20686,2361500000);
INSERT INTO rollups VALUES('orders.charge',20687,762500000);
INSERT INTO rollups VALUES('orders.charge',20688,22000000);
INSERT INTO rollups VALUES('orders.charge',20689,1450632500);
INSERT INTO rollups VALUES('orders.charge',20690,2100000000);
INSERT INTO rollups VALUES('orders.charge',20691,3177500000);
INSERT INTO rollups VALUES('orders.charge',20692,115850000);
INSERT INTO rollups VALUES('orders.charge',20693,49000000);
INSERT INTO rollups VALUES('orders.charge',20694,785000000);
INSERT INTO rollups VALUES('orders.charge',20695,488750000);
INSERT INTO rollups VALUES('orders.charge',20696,98000000);
INSERT INTO rollups VALUES('orders.charge',20697,3150000000);
INSERT INTO rollups VALUES('orders.completed',0,55);
INSERT INTO rollups VALUES('orders.partial',0,2);
INSERT INTO rollups VALUES('orders.pending',0,1);
INSERT INTO rollups VALUES('orders.placed',20646,1);
INSERT INTO rollups VALUES('orders.placed',20649,1);
INSERT INTO rollups VALUES('orders.placed',20652,1);
INSERT INTO rollups VALUES('orders.placed',20654,1);
INSERT INTO rollups VALUES('orders.placed',20656,1);
INSERT INTO rollups VALUES('orders.placed',20657,1);
INSERT INTO rollups VALUES('orders.placed',20659,1);
INSERT INTO rollups VALUES('orders.placed',20660,1);
INSERT INTO rollups VALUES('orders.placed',20661,1);
INSERT INTO rollups VALUES('orders.placed',20663,1);
INSERT INTO rollups VALUES('orders.placed',20664,1);
INSERT INTO rollups VALUES('orders.placed',20665,1);
INSERT INTO rollups VALUES('orders.placed',20666,1);
INSERT INTO rollups VALUES('orders.placed',20667,1);
INSERT INTO rollups VALUES('orders.placed',20668,1);
INSERT INTO rollups VALUES('orders.placed',20669,1);
INSERT INTO rollups VALUES('orders.placed',20670,1);
INSERT INTO rollups VALUES('orders.placed',20671,2);
INSERT INTO rollups VALUES('orders.placed',20672,1);
INSERT INTO rollups VALUES('orders.placed',20673,1);
INSERT INTO rollups VALUES('orders.placed',20674,1);
INSERT INTO rollups VALUES('orders.placed',20675,1);
INSERT INTO rollups VALUES('orders.placed',20676,2);
INSERT INTO rollups VALUES('orders.placed',20677,1);
INSERT INTO rollups VALUES('orders.placed',20678,2);
INSERT INTO rollups VALUES('orders.placed',20679,1);
INSERT INTO rollups VALUES('orders.placed',20680,1);
INSERT INTO rollups VALUES('orders.placed',20681,2);
INSERT INTO rollups VALUES('orders.placed',20682,2);
INSERT INTO rollups VALUES('orders.placed',20683,1);
INSERT INTO rollups VALUES('orders.placed',20684,2);
INSERT INTO rollups VALUES('orders.placed',20685,1);
INSERT INTO rollups VALUES('orders.placed',20686,2);
INSERT INTO rollups VALUES('orders.placed',20687,2);
INSERT INTO rollups VALUES('orders.placed',20688,1);
INSERT INTO rollups VALUES('orders.placed',20689,2);
INSERT INTO rollups VALUES('orders.placed',20690,2);
INSERT INTO rollups VALUES('orders.placed',20691,2);
INSERT INTO rollups VALUES('orders.placed',20692,2);
INSERT INTO rollups VALUES('orders.placed',20693,2);
INSERT INTO rollups VALUES('orders.placed',20694,2);
INSERT INTO rollups VALUES('orders.placed',20695,2);
INSERT INTO rollups VALUES('orders.placed',20696,2);
INSERT INTO rollups VALUES('orders.placed',20697,1);
INSERT INTO rollups VALUES('services.all',0,40);
INSERT INTO rollups VALUES('services.enabled',0,40);
INSERT INTO rollups VALUES('tickets.closed',0,4);
INSERT INTO rollups VALUES('tickets.open',0,12);
INSERT INTO rollups VALUES('tickets.replied',0,4);
INSERT INTO rollups VALUES('tickets.unread',0,12);
INSERT INTO rollups VALUES('transfers.manual_credit',0,427600000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20646,2500000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20649,10000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20652,25000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20654,25000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20656,10000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20657,5000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20659,27500000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20660,10000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20661,25000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20663,10000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20664,50000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20665,10000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20666,25000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20667,5000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20668,25000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20669,10000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20670,5000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20671,50000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20673,5000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20674,2500000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20675,10000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20676,2500000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20678,25000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20683,10000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20684,12500000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20685,5000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20686,2500000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20689,2500000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20692,5000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20693,5000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20696,10000000000);
INSERT INTO rollups VALUES('transfers.manual_credit',20697,100000000);
INSERT INTO rollups VALUES('transfers.order_delivered',0,22564829910);
INSERT INTO rollups VALUES('transfers.order_delivered',20647,120000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20651,6000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20652,2200000);
INSERT INTO rollups VALUES('transfers.order_delivered',20654,2530000);
INSERT INTO rollups VALUES('transfers.order_delivered',20656,475000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20658,5500000);
INSERT INTO rollups VALUES('transfers.order_delivered',20659,3150000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20661,275000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20662,1265000);
INSERT INTO rollups VALUES('transfers.order_delivered',20663,42000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20665,450000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20666,1800000);
INSERT INTO rollups VALUES('transfers.order_delivered',20667,11000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20668,90000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20669,6500000);
INSERT INTO rollups VALUES('transfers.order_delivered',20671,380000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20673,1580000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20675,8800000);
INSERT INTO rollups VALUES('transfers.order_delivered',20676,454000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20678,130000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20679,150000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20680,345000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20681,550000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20682,725000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20683,2380000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20684,4400000);
INSERT INTO rollups VALUES('transfers.order_delivered',20685,358750000);
INSERT INTO rollups VALUES('transfers.order_delivered',20687,2361500000);
INSERT INTO rollups VALUES('transfers.order_delivered',20688,762500000);
INSERT INTO rollups VALUES('transfers.order_delivered',20689,1472000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20690,1550000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20691,578124910);
INSERT INTO rollups VALUES('transfers.order_delivered',20692,3150000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20693,133850000);
INSERT INTO rollups VALUES('transfers.order_delivered',20694,31000000);
INSERT INTO rollups VALUES('transfers.order_delivered',20695,709360000);
INSERT INTO rollups VALUES('transfers.order_delivered',20696,91750000);
INSERT INTO rollups VALUES('transfers.order_delivered',20697,20000000);
INSERT INTO rollups VALUES('transfers.order_refund',0,565647590);
INSERT INTO rollups VALUES('transfers.order_refund',20671,15000000);
INSERT INTO rollups VALUES('transfers.order_refund',20691,7590);
INSERT INTO rollups VALUES('transfers.order_refund',20695,550640000);
INSERT INTO rollups VALUES('users.active',0,60);
INSERT INTO rollups VALUES('users.balance',0,401885170090);
INSERT INTO rollups VALUES('users.new',20637,2);
INSERT INTO rollups VALUES('users.new',20638,2);
INSERT INTO rollups VALUES('users.new',20639,2);
INSERT INTO rollups VALUES('users.new',20640,2);
INSERT INTO rollups VALUES('users.new',20641,2);
INSERT INTO rollups VALUES('users.new',20642,2);
INSERT INTO rollups VALUES('users.new',20643,2);
INSERT INTO rollups VALUES('users.new',20644,2);
INSERT INTO rollups VALUES('users.new',20645,2);
INSERT INTO rollups VALUES('users.new',20646,2);
INSERT INTO rollups VALUES('users.new',20647,2);
INSERT INTO rollups VALUES('users.new',20648,2);
INSERT INTO rollups VALUES('users.new',20649,2);
INSERT INTO rollups VALUES('users.new',20650,2);
INSERT INTO rollups VALUES('users.new',20651,2);
INSERT INTO rollups VALUES('users.new',20652,2);
INSERT INTO rollups VALUES('users.new',20653,2);
INSERT INTO rollups VALUES('users.new',20654,2);
INSERT INTO rollups VALUES('users.new',20655,2);
INSERT INTO rollups VALUES('users.new',20656,2);
INSERT INTO rollups VALUES('users.new',20657,2);
INSERT INTO rollups VALUES('users.new',20658,2);
INSERT INTO rollups VALUES('users.new',20659,2);
INSERT INTO rollups VALUES('users.new',20660,2);
INSERT INTO rollups VALUES('users.new',20661,2);
INSERT INTO rollups VALUES('users.new',20662,2);
INSERT INTO rollups VALUES('users.new',20663,2);
INSERT INTO rollups VALUES('users.new',20664,2);
INSERT INTO rollups VALUES('users.new',20665,2);
INSERT INTO rollups VALUES('users.new',20666,2);
INSERT INTO rollups VALUES('users.on_hold',0,3150000000);
CREATE TABLE desk_meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT
;
INSERT INTO desk_meta VALUES('client_id','01a05bfb-7000-7e7a-a195-25bac889bfb0');
INSERT INTO desk_meta VALUES('acked_seq','1');
INSERT INTO desk_meta VALUES('cursor','10');
INSERT INTO desk_meta VALUES('server_epoch','tq5GaPEkPDnunHZm');
INSERT INTO desk_meta VALUES('last_sync','1788249600000');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('staff',1);
INSERT INTO sqlite_sequence VALUES('users',60);
INSERT INTO sqlite_sequence VALUES('categories',8);
INSERT INTO sqlite_sequence VALUES('services',40);
INSERT INTO sqlite_sequence VALUES('orders',60);
INSERT INTO sqlite_sequence VALUES('order_events',129);
INSERT INTO sqlite_sequence VALUES('transfers',155);
INSERT INTO sqlite_sequence VALUES('tickets',20);
INSERT INTO sqlite_sequence VALUES('ticket_messages',36);
CREATE INDEX staff_rev ON staff (rev)
;
CREATE INDEX users_rev ON users (rev)
;
CREATE INDEX categories_rev ON categories (rev)
;
CREATE INDEX services_rev ON services (rev)
;
CREATE INDEX services_listed ON services (category_id, position, id)
;
CREATE INDEX orders_rev ON orders (rev)
;
CREATE INDEX orders_user ON orders (user_id, id)
;
CREATE INDEX orders_status ON orders (status, id)
;
CREATE INDEX order_events_rev ON order_events (rev)
;
CREATE INDEX order_events_order ON order_events (order_id, id)
;
CREATE INDEX transfers_rev ON transfers (rev)
;
CREATE INDEX transfers_user ON transfers (user_id, id)
;
CREATE INDEX accounts_rev ON accounts (rev)
;
CREATE INDEX tickets_rev ON tickets (rev)
;
CREATE INDEX tickets_listed ON tickets (updated_at, id)
;
CREATE INDEX tickets_user ON tickets (user_id, id)
;
CREATE INDEX ticket_messages_rev ON ticket_messages (rev)
;
CREATE INDEX ticket_messages_ticket ON ticket_messages (ticket_id, id)
;
CREATE INDEX command_results_rev ON command_results (client_id, rev)
;
CREATE TRIGGER orders_inserted AFTER INSERT ON orders BEGIN
    INSERT INTO rollups (name, day, value) VALUES
        ('orders.' || NEW.status, 0, 1),
        ('orders.placed', NEW.created_at / 86400000, 1),
        ('orders.charge', NEW.created_at / 86400000, NEW.charge)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END;
CREATE TRIGGER orders_moved AFTER UPDATE OF status ON orders WHEN NEW.status <> OLD.status BEGIN
    INSERT INTO rollups (name, day, value) VALUES ('orders.' || OLD.status, 0, -1), ('orders.' || NEW.status, 0, 1)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END;
CREATE TRIGGER transfers_inserted AFTER INSERT ON transfers
WHEN NEW.kind IN ('order_delivered', 'order_refund', 'manual_credit') BEGIN
    INSERT INTO rollups (name, day, value) VALUES
        ('transfers.' || NEW.kind, 0, NEW.amount),
        ('transfers.' || NEW.kind, NEW.created_at / 86400000, NEW.amount)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END;
CREATE TRIGGER users_inserted AFTER INSERT ON users BEGIN
    INSERT INTO rollups (name, day, value) VALUES
        ('users.' || NEW.state, 0, 1),
        ('users.new', NEW.created_at / 86400000, 1),
        ('users.balance', 0, NEW.balance),
        ('users.on_hold', 0, NEW.on_hold)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END;
CREATE TRIGGER users_money AFTER UPDATE OF balance, on_hold ON users
WHEN NEW.balance <> OLD.balance OR NEW.on_hold <> OLD.on_hold BEGIN
    INSERT INTO rollups (name, day, value) VALUES
        ('users.balance', 0, NEW.balance - OLD.balance),
        ('users.on_hold', 0, NEW.on_hold - OLD.on_hold)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END;
CREATE TRIGGER users_state AFTER UPDATE OF state ON users WHEN NEW.state <> OLD.state BEGIN
    INSERT INTO rollups (name, day, value) VALUES ('users.' || OLD.state, 0, -1), ('users.' || NEW.state, 0, 1)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END;
CREATE TRIGGER tickets_inserted AFTER INSERT ON tickets BEGIN
    INSERT INTO rollups (name, day, value) VALUES
        ('tickets.' || NEW.status, 0, 1), ('tickets.unread', 0, 1 - NEW.read_by_staff)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END;
CREATE TRIGGER tickets_changed AFTER UPDATE OF status, read_by_staff ON tickets
WHEN NEW.status <> OLD.status OR NEW.read_by_staff <> OLD.read_by_staff BEGIN
    INSERT INTO rollups (name, day, value) VALUES
        ('tickets.' || OLD.status, 0, -1), ('tickets.unread', 0, OLD.read_by_staff - NEW.read_by_staff)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
    INSERT INTO rollups (name, day, value) VALUES ('tickets.' || NEW.status, 0, 1)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END;
CREATE TRIGGER services_inserted AFTER INSERT ON services BEGIN
    INSERT INTO rollups (name, day, value) VALUES ('services.enabled', 0, NEW.enabled), ('services.all', 0, 1)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END;
CREATE TRIGGER services_switched AFTER UPDATE OF enabled ON services WHEN NEW.enabled <> OLD.enabled BEGIN
    INSERT INTO rollups (name, day, value) VALUES ('services.enabled', 0, NEW.enabled - OLD.enabled)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END;
COMMIT;
