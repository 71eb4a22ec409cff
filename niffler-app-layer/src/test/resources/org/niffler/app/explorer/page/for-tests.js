export default 'only for tests';
